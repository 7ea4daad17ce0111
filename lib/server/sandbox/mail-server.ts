/**
 * The mail server of a demo, which speaks SMTP on this machine alone. Each process that sends has its own, on whatever port
 * is free and with a password of its own, so that none waits for another; what they take in is kept in one place.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { type EmailAdapter, makeEmailAdapter, sandboxPlace } from "../adapters/email.ts";
import { type MailAccount, mailAccount } from "../adapters/mail/mail-account.ts";
import { log, traitsOf } from "../log.ts";
import { mailBehaviourOf } from "./mail-behaviours.ts";
import { takeMail } from "./mail-intake.ts";
import { messageNamed } from "./messages.ts";

export type MailSandbox = { adapter: EmailAdapter; stop(): Promise<void> };

const MOST_BYTES = 2 * 1024 * 1024;

/** Starts one, and makes it the one that this process sends to. Null where there is no sandbox. */
export async function startMailSandbox({ reportsAfter = 1_000 } = {}): Promise<MailSandbox | null> {
  const account = mailAccount();
  if (account?.provider !== "smtp-sandbox") return null;
  const pass = randomBytes(24).toString("base64url");
  const server = makeServer(account, pass, reportsAfter);
  const port = await listen(server);
  const smtp = { host: "127.0.0.1", port, tls: false, requireTls: false, auth: { user: USER, pass } };
  const adapter = makeEmailAdapter(smtp, account, { find: foundHere });
  sandboxPlace().adapter = adapter;
  return { adapter, stop: () => stop(server, adapter) };
}

const USER = "baton";

/** It can be asked, and what it does not know it never had. */
async function foundHere(messageId: string) {
  const kept = await messageNamed(messageId);
  return kept ? ({ is: "sent", providerId: messageId } as const) : ({ is: "absent" } as const);
}

function makeServer(account: MailAccount, password: string, reportsAfter: number): SMTPServer {
  const server: SMTPServer = new SMTPServer({
    banner: "the sandbox of a demo",
    authMethods: ["PLAIN"],
    // It listens on this machine alone.
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    hideDSN: false,
    size: MOST_BYTES,
    disableReverseLookup: true,
    closeTimeout: 1_000,
    logger: false,
    onAuth: ({ username, password: said }, _, done) => {
      const known = username === USER && isSame(said ?? "", password);
      done(known ? null : new Error("unknown user or wrong password"), known ? { user: USER } : undefined);
    },
    onRcptTo: ({ address }, _, done) => {
      const { atRecipient } = mailBehaviourOf(address);
      done(atRecipient ? refusal(atRecipient) : null);
    },
    onData: (stream, session, done) => {
      const taking = buffer(stream).then((raw) => takeMail(account, raw, session.envelope, reportsAfter));
      taking.then(
        ({ atMessage, breaks }) => (breaks ? breakOff(server, session) : done(atMessage ? refusal(atMessage) : null)),
        (error: unknown) => {
          log().warn({ error: traitsOf(error) }, "the sandbox could not keep a mail");
          done(refusal({ responseCode: 451, message: "4.3.0 It could not be kept" }));
        },
      );
    },
  });
  // A client that breaks off is no reason to end this process.
  server.on("error", (error: unknown) => log().debug({ error: traitsOf(error) }, "the sandbox's mail server"));
  return server;
}

function isSame(said: string, right: string): boolean {
  const [one, other] = [Buffer.from(said), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function refusal({ responseCode, message }: { responseCode: number; message: string }): Error {
  return Object.assign(new Error(message), { responseCode });
}

function breakOff(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const { session, _socket } of server.connections) if (session.id === id) _socket.destroy();
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    const inner = server.listen(0, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((inner.address() as AddressInfo).port);
    });
  });
}

async function stop(server: SMTPServer, adapter: EmailAdapter): Promise<void> {
  const place = sandboxPlace();
  if (place.adapter === adapter) place.adapter = null;
  adapter.close();
  await new Promise<void>((closed) => server.close(() => closed()));
}
