/**
 * Hands one mail to Baton: what a mail server runs for each that comes to the bounce and reply addresses. Copy it: it needs Node
 * 22.18 or newer and nothing of Baton. The mail comes on standard input; BATON_URL and BATON_MAIL_WEBHOOK_SECRET say where to and
 * who we are. In Postfix's /etc/aliases, for example:
 *
 *     bounce:  "|/usr/bin/node --env-file=/opt/baton/mail.env /opt/baton/deliver-mail.ts"
 *     replies: "|/usr/bin/node --env-file=/opt/baton/mail.env /opt/baton/deliver-mail.ts"
 *
 * with `recipient_delimiter = +`, and the two settings in a file that only this user may read. It ends with 0 when
 * Baton has taken the mail, and with 75 (EX_TEMPFAIL) when the server should keep it and try again.
 */
import { createHash, createHmac } from "node:crypto";
import { buffer } from "node:stream/consumers";

const { BATON_URL: url = "", BATON_MAIL_WEBHOOK_SECRET: secret = "" } = process.env;
const mail = await buffer(process.stdin);

// The same mail has the same id, so that one delivered twice counts once.
const id = createHash("sha256").update(mail).digest("hex");
const timestamp = String(Math.floor(Date.now() / 1000));
const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.`).update(mail).digest("base64");

const status = await fetch(new URL("/api/webhooks/email", url), {
  method: "POST",
  headers: {
    "content-type": "message/rfc822",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  },
  body: new Uint8Array(mail),
  signal: AbortSignal.timeout(60_000),
}).then(
  (answer) => answer.status,
  () => 599,
);
if (status !== 200) console.error(`Baton answered ${status}`);
process.exitCode = status === 200 ? 0 : 75;
