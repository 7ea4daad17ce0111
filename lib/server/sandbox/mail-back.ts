/** What the sandbox's mail server and its customers send back: made as mail, and posted as a gateway would post it. */
import { createHash } from "node:crypto";
import { setTimeout as pass } from "node:timers/promises";
import MailComposer from "nodemailer/lib/mail-composer";
import type { MailAccount } from "../adapters/mail/mail-account.ts";
import { log, traitsOf } from "../log.ts";
import { ownAddress } from "../twilio/account.ts";
import { signatureOf } from "../webhook-signature.ts";
import type { Reported } from "./mail-behaviours.ts";
import type { SandboxMessage } from "./messages.ts";

const AGAIN_AFTER_MS = [500, 2_000, 8_000];

/** A report of delivery (RFC 3464) on a message, to where its envelope came from. */
export function reportOn({ said, providerId }: SandboxMessage, { action, status, diagnostic }: Reported): Buffer {
  const boundary = `report-${createHash("sha256")
    .update(providerId + status)
    .digest("hex")
    .slice(0, 24)}`;
  const part = (type: string, ...lines: string[]) => [`--${boundary}`, `Content-Type: ${type}`, "", ...lines, ""];
  return Buffer.from(
    [
      "Return-Path: <>",
      "From: Mail Delivery System <mailer-daemon@sandbox.example>",
      `To: <${said.returnPath ?? ""}>`,
      `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
      "Subject: Delivery status notification",
      "Auto-Submitted: auto-replied",
      "MIME-Version: 1.0",
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
      "",
      ...part(
        "text/plain; charset=us-ascii",
        "This is the sandbox's mail server. What became of your message stands below.",
      ),
      ...part(
        "message/delivery-status",
        "Reporting-MTA: dns; sandbox.example",
        "",
        `Final-Recipient: rfc822; ${said.to}`,
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: smtp; ${diagnostic}`,
      ),
      ...part("text/rfc822-headers", `Message-ID: <${providerId}>`, `To: <${said.to}>`),
      `--${boundary}--`,
      "",
    ].join("\r\n"),
  );
}

type Answer = { text: string; messageId: string; byMachine?: boolean };

/** What the customer's mail program makes of an answer: the message below it, and named. */
export function answerTo(
  { said, providerId, at }: SandboxMessage,
  { text, messageId, byMachine }: Answer,
): Promise<Buffer> {
  const quoted = said.text.replaceAll(/^/gm, "> ");
  return new MailComposer({
    from: said.to,
    to: said.replyTo ?? said.from,
    subject: `Re: ${said.subject ?? ""}`,
    messageId: `<${messageId}>`,
    inReplyTo: `<${providerId}>`,
    references: `<${providerId}>`,
    text: `${text}\n\nOn ${at.slice(0, 10)} ${said.from} wrote:\n${quoted}\n`,
    headers: byMachine ? { "Auto-Submitted": "auto-replied" } : {},
    newline: "win",
  })
    .compile()
    .build();
}

/** Posts it signed; again after a while when it is not taken. Throws when it never is. */
export async function postMail({ webhookSecrets }: MailAccount, raw: Buffer): Promise<void> {
  const id = createHash("sha256").update(raw).digest("hex");
  for (const wait of [...AGAIN_AFTER_MS, null]) {
    const status = await post(raw, id, webhookSecrets[0] ?? "");
    if (status < 300) return;
    if (wait === null || (status < 500 && status !== 429)) throw new Error(`a mail was answered ${status}`);
    await pass(wait, undefined, { ref: false });
  }
}

/** The answer's status; 599 when there was none. */
async function post(raw: Buffer, id: string, secret: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    "content-type": "message/rfc822",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatureOf(secret, id, timestamp, raw),
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const body = new Uint8Array(raw);
    const answer = await fetch(`${ownAddress()}/api/webhooks/email`, { method: "POST", headers, body, signal });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    log().warn({ error: traitsOf(error) }, "the sandbox's mail was not answered");
    return 599;
  }
}
