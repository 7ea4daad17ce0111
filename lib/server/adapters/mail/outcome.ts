/** What a failure of handing over mail means: does the server surely not have it, and can trying again help? */
import type { SendOutcome } from "../adapter.ts";

/** What nodemailer says of a failure: its own code, the command that was under way, and the server's answer if there was one. */
export type SmtpFailure = {
  code?: string | undefined;
  command?: string | undefined;
  responseCode?: number | undefined;
};

type Refused = Extract<SendOutcome, { is: "refused" }>;

/** Servers that do not know a sender take the same message some minutes later (greylisting). */
const GREYLISTED_MS = 5 * 60_000;
/** An answer to one of these is about this message; any other 5xx is about how we are set up, and passes when that is put right. */
const OF_THE_MESSAGE: Record<string, string> = {
  "MAIL FROM": "email.sender-refused",
  "RCPT TO": "email.recipient-refused",
  DATA: "email.message-refused",
};
/** The server has enough of us for now, at whatever command it says so: everybody waits (provider-rate.ts). */
const CLOSING = 421;
const CLOSED_FOR_MS = 60_000;
/** Bad sequence of commands: the session was in disorder, not the message. */
const DISORDER = 503;

/** `dataBegan`: whether any of the message may have reached the server. */
export function outcomeOf(failure: SmtpFailure, dataBegan: boolean): SendOutcome {
  const { code = "", command = "", responseCode = 0 } = failure;
  if (responseCode >= 400) return answered(responseCode, command);
  if (dataBegan) return { is: "unknown" };
  return UNANSWERED[code] ?? passing("email.failed");
}

function answered(responseCode: number, command: string): Refused {
  if (responseCode === CLOSING) return { ...passing("provider-busy"), retryAfterMs: CLOSED_FOR_MS };
  const code = OF_THE_MESSAGE[command];
  if (code && responseCode >= 500 && responseCode !== DISORDER) return lasting(code);
  if (code) return { ...passing("email.put-off"), retryAfterMs: GREYLISTED_MS };
  return passing(command.startsWith("AUTH") ? "email.sign-in-refused" : "email.server-refused");
}

const UNANSWERED: Record<string, Refused> = {
  EDNS: passing("email.unreachable"),
  ECONNECTION: passing("email.unreachable"),
  ESOCKET: passing("email.unreachable"),
  ETIMEDOUT: passing("email.unreachable"),
  ETLS: passing("email.tls-failed"),
  EREQUIRETLS: passing("email.tls-failed"),
  EAUTH: passing("email.sign-in-refused"),
  ENOAUTH: passing("email.sign-in-refused"),
  EABORT: passing("email.stopped"),
  // Without an answer: the server had said before how large a message may be.
  EMESSAGE: lasting("email.too-large"),
  EENVELOPE: lasting("email.address-invalid"),
};

function passing(code: string): Refused {
  return { is: "refused", code, permanent: false };
}

function lasting(code: string): Refused {
  return { is: "refused", code, permanent: true };
}
