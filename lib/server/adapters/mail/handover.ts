/** Hands mail to an SMTP server over connections that are kept, and knows whether any of it may have arrived. */
import { Readable } from "node:stream";
import SMTPPool from "nodemailer/lib/smtp-pool";
import type { Smtp } from "../../smtp-url.ts";
import type { SendOutcome } from "../adapter.ts";
import type { Composed } from "./compose.ts";
import { outcomeOf, type SmtpFailure } from "./outcome.ts";

export type Post = {
  /** Never throws. `failed` hears what the server or the network said. */
  hand(
    mail: Composed,
    contactId: string,
    signal: AbortSignal,
    failed?: (how: SmtpFailure) => void,
  ): Promise<SendOutcome>;
  /** What is being handed over is finished; nothing further is taken. */
  close(): void;
};

/** Milliseconds. A server that says nothing for so long is taken for gone. */
export type Patience = { connect: number; silence: number };
const PATIENCE: Patience = { connect: 10_000, silence: 30_000 };

export function openPost(smtp: Smtp, patience = PATIENCE): Post {
  const pool = new SMTPPool(optionsOf(smtp, patience));
  return {
    hand: (mail, contactId, signal, failed = () => {}) => handOver(pool, mail, contactId, signal, failed),
    close: () => pool.close(),
  };
}

function optionsOf({ host, port, tls, requireTls, auth }: Smtp, { connect, silence }: Patience) {
  return {
    host,
    port,
    secure: tls,
    requireTLS: requireTls,
    ...(auth && { auth, forceAuth: true }),
    tls: { minVersion: "TLSv1.2" as const },
    maxConnections: 4,
    // A kept connection that the server has closed meanwhile is replaced by another one.
    maxRequeues: 2,
    idleTimeout: 60_000,
    dnsTimeout: connect,
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: silence,
    logger: false,
  };
}

function handOver(
  pool: SMTPPool,
  { bytes, messageId, envelope }: Composed,
  contactId: string,
  signal: AbortSignal,
  failed: (how: SmtpFailure) => void,
): Promise<SendOutcome> {
  const content = readOnce(bytes);
  const message = {
    getEnvelope: () => ({ from: envelope.from, to: [envelope.to], size: bytes.length }),
    getHeader: () => "",
    messageId: () => messageId,
    createReadStream: content.open,
  };
  // In its reports the server leaves out what was written (RFC 3461): it is nobody's business on the way back.
  const dsn = { ret: "HDRS", envid: contactId, notify: "FAILURE" };
  const data = { dsn, signal: AbortSignal.any([signal, content.askedAgain]) };
  return new Promise((resolve) => {
    // The pool asks no more of a message than this.
    pool.send({ data, message } as unknown as Parameters<SMTPPool["send"]>[0], (error, info) => {
      if (!error && info) return resolve({ is: "sent", providerId: messageId });
      failed(error ?? {});
      resolve(outcomeOf(error ?? {}, content.began()));
    });
  });
}

/**
 * The bytes for as many attempts as it takes until one has begun to read them: that happens once the server has asked for
 * the message, so from then on it may have it, and no other attempt gets them. A mail twice is worse than one in doubt.
 */
function readOnce(bytes: Buffer) {
  const again = new AbortController();
  let begun = false;
  const open = () => {
    if (begun) again.abort();
    return new Readable({
      read() {
        begun = true;
        this.push(bytes);
        this.push(null);
      },
    });
  };
  return { open, began: () => begun, askedAgain: again.signal };
}
