/** A demo customer's mailbox: what came to an address, answering from it, and making a message bounce. */
import { randomUUID } from "node:crypto";
import { type MailAccount, mailAccount } from "../adapters/mail/mail-account.ts";
import { pointOf } from "../contacts/point.ts";
import { Problem } from "../problem.ts";
import { answerTo, postMail, reportOn } from "./mail-back.ts";
import { keepMessage, messageNamed, messagesAt, type SandboxMessage } from "./messages.ts";

/** Mail to and from the address, newest first. */
export async function sandboxMessagesFor(address: string): Promise<SandboxMessage[]> {
  requireSandbox();
  const all = await messagesAt([pointOf("email", address)]);
  return all.filter(({ channel }) => channel === "email");
}

/** The customer answers a message (its provider's id), or the last one that came: kept, and posted as their mail program sends it. */
export async function replyAsCustomer(address: string, text: string, to?: string): Promise<SandboxMessage> {
  const account = requireSandbox();
  const answered = (await sandboxMessagesFor(address)).find(
    ({ direction, providerId }) => direction === "to-customer" && (to === undefined || providerId === to),
  );
  if (!answered) throw new Problem(422, "refused", "No mail has come to this address.", { rule: "no-message" });
  const { said } = answered;
  const messageId = `${randomUUID()}@sandbox.example`;
  const kept = await keepMessage({
    channel: "email",
    direction: "from-customer",
    point: pointOf("email", address),
    providerId: messageId,
    said: { to: said.replyTo ?? said.from, from: said.to, subject: `Re: ${said.subject ?? ""}`, text },
  });
  await postMail(account, await answerTo(answered, { text, messageId }));
  return kept;
}

/** A message comes back after all: for good, or for now. */
export async function bounce(providerId: string, kind: "hard" | "soft" = "hard"): Promise<void> {
  const account = requireSandbox();
  const message = await messageNamed(providerId);
  if (!message) throw new Problem(404, "not-found", "There is no such mail.");
  await postMail(account, reportOn(message, BOUNCES[kind]));
}

const BOUNCES = {
  hard: { action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 There is no such mailbox" },
  soft: { action: "failed", status: "4.4.7", diagnostic: "451 4.4.7 Delivery time expired" },
} as const;

function requireSandbox(): MailAccount {
  const account = mailAccount();
  if (account?.provider !== "smtp-sandbox") throw new Problem(404, "not-found", "There is no sandbox here.");
  return account;
}
