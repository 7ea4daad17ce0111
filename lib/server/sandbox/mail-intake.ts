/** What the sandbox's mail server does with a message that it was handed. */
import { setTimeout as pass } from "node:timers/promises";
import { simpleParser } from "mailparser";
import type { SMTPServerEnvelope } from "smtp-server";
import type { MailAccount } from "../adapters/mail/mail-account.ts";
import { contactOfMessageId } from "../adapters/mail/tagged-address.ts";
import { pointOf } from "../contacts/point.ts";
import { errorCode } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { answerTo, postMail, reportOn } from "./mail-back.ts";
import { type MailBehaviour, mailBehaviourOf } from "./mail-behaviours.ts";
import { keepMessage, type SandboxMessage } from "./messages.ts";

const UNIQUE_VIOLATION = "23505";

/** Keeps the mail as its recipient would have it, and behaves as the address asks. */
export async function takeMail(
  account: MailAccount,
  raw: Buffer,
  envelope: SMTPServerEnvelope,
  reportsAfter: number,
): Promise<MailBehaviour> {
  const [recipient] = envelope.rcptTo;
  const to = recipient?.address ?? "";
  const behaviour = mailBehaviourOf(to);
  if (behaviour.answersAfter) await pass(behaviour.answersAfter, undefined, { ref: false });
  if (behaviour.atMessage || behaviour.breaks === "lost") return behaviour;
  const message = await keep(account, raw, to, envelope.mailFrom ? envelope.mailFrom.address : "");
  if (message) void sendBack(account, message, behaviour, reportsAfter);
  return behaviour;
}

/** Null where it has been kept before: a mail that comes twice is shown once. */
async function keep(account: MailAccount, raw: Buffer, to: string, returnPath: string): Promise<SandboxMessage | null> {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  const providerId = (mail.messageId ?? "").replaceAll(/[<>]/g, "");
  const contactId = contactOfMessageId(providerId, account.from.domain);
  const said = {
    to,
    from: mail.from?.text ?? "",
    subject: mail.subject ?? "",
    text: (mail.text ?? "").trim(),
    html: mail.html || "",
    returnPath,
    ...(mail.replyTo?.value[0]?.address && { replyTo: mail.replyTo.value[0].address }),
    ...(contactId && { contactId }),
  };
  const point = pointOf("email", to);
  try {
    return await keepMessage({ channel: "email", direction: "to-customer", point, providerId, said });
  } catch (error) {
    if (errorCode(error) === UNIQUE_VIOLATION) return null;
    throw error;
  }
}

/** A moment later, as from elsewhere. A process that stops takes it along, as a mail server may. */
async function sendBack(
  account: MailAccount,
  message: SandboxMessage,
  { reports, away }: MailBehaviour,
  after: number,
): Promise<void> {
  if (!reports && away === undefined) return;
  try {
    await pass(after, undefined, { ref: false });
    if (reports) await postMail(account, reportOn(message, reports));
    if (away !== undefined)
      await postMail(
        account,
        await answerTo(message, { text: away, messageId: `away-${message.providerId}`, byMachine: true }),
      );
  } catch (error) {
    log().warn({ error: traitsOf(error) }, "the sandbox could not send a mail back");
  }
}
