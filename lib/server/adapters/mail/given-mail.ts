/** Test kit: a message that goes out, the server and the account that it goes by. */
import type { Smtp } from "../../smtp-url.ts";
import type { Outgoing } from "../adapter.ts";
import type { MailAccount } from "./mail-account.ts";

export const CONTACT_ID = "0198c0de-1234-7abc-8def-0123456789ab";

export function outgoing(change: Partial<Outgoing> = {}): Outgoing {
  return {
    contactId: CONTACT_ID,
    channel: "email",
    to: "ruth@example.com",
    name: "Ruth Okafor",
    subject: "Your account C-7K3M-Q9TX",
    text: "Dear Ruth,\n\nyour plan is kept.\n\nTo hear no more from us by email: http://localhost:3000/c/tok-en_1",
    language: "en-GB",
    variant: "standard",
    reference: "C-7K3M-Q9TX",
    preferencesUrl: "http://localhost:3000/c/tok-en_1",
    ...change,
  };
}

export function smtpOn(port: number): Smtp {
  return { host: "127.0.0.1", port, tls: false, requireTls: false, auth: { user: "baton", pass: "secret" } };
}

export const ACCOUNT: MailAccount = {
  provider: "smtp",
  from: { name: "Larkfield Collections", address: "desk@mail.example.com", domain: "mail.example.com" },
  replyTo: "replies@example.com",
  dkim: null,
  webhookSecrets: ["a secret of the gateway's own"],
  perSecond: 10,
};
