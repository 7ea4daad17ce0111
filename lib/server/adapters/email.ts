/** Email over SMTP. The provider's id is the Message-ID, which is made of the contact's id. */
import { env } from "../env.ts";
import { log } from "../log.ts";
import { processWide } from "../process-wide.ts";
import type { Smtp } from "../smtp-url.ts";
import type { Adapter, Found, Outgoing, SendOutcome } from "./adapter.ts";
import type { Patience } from "./mail/handover.ts";
import { type MailAccount, mailAccount } from "./mail/mail-account.ts";
import { faultOf } from "./mail/mail-faults.ts";
import { messageIdOf } from "./mail/tagged-address.ts";

export type EmailAdapter = Adapter & {
  /** Lets go of the connections that are kept. */
  close(): void;
};

/** The channel as it is set up: an SMTP server, the sandbox of a demo, or null where there is neither. */
export function emailAdapter(): EmailAdapter | null {
  const account = mailAccount();
  const { mail } = env();
  if (!account) return null;
  if (mail) return processWide("email", () => makeEmailAdapter(mail.smtp, account));
  return sandboxPlace().adapter ?? asleep(account);
}

/** Lets go of the connections to the mail server that this process keeps. */
export function closeEmail(): void {
  if (env().mail) emailAdapter()?.close();
}

/** Where the sandbox of this process says that it has started (sandbox/mail-server.ts). */
export function sandboxPlace(): { adapter: EmailAdapter | null } {
  return processWide("mail-sandbox", () => ({ adapter: null }));
}

type Options = { patience?: Patience; find?: (messageId: string) => Promise<Found> };

/** `find`: asks whoever took it in; a mail server cannot be asked. */
export function makeEmailAdapter(
  smtp: Smtp,
  account: MailAccount,
  { patience, find = async () => UNKNOWN }: Options = {},
): EmailAdapter {
  // Every process knows the channel, and few send on it: what speaks SMTP is loaded with the first message.
  const load = () => Promise.all([import("./mail/compose.ts"), import("./mail/handover.ts")]).then(open);
  let opened: ReturnType<typeof load> | null = null;
  return {
    provider: account.provider,
    perSecond: account.perSecond,
    send: async (message, signal) => {
      const code = faultOf(message, hostsOf(account));
      if (code) return { is: "refused", code, permanent: true };
      return sendComposed(message, signal);
    },
    find: ({ contactId }) => find(messageIdOf(contactId, account.from.domain)),
    close: () => void opened?.then(({ post }) => post.close()),
  };

  function open([{ compose }, { openPost }]: [
    typeof import("./mail/compose.ts"),
    typeof import("./mail/handover.ts"),
  ]) {
    return { compose, post: openPost(smtp, patience) };
  }

  async function sendComposed(message: Outgoing, signal: AbortSignal): Promise<SendOutcome> {
    const { contactId } = message;
    opened ??= load();
    const { compose, post } = await opened;
    const composed = await compose(message, account);
    const outcome = await post.hand(composed, contactId, signal, ({ code, command, responseCode }) =>
      log().warn({ contactId, code, command, responseCode }, "the mail server did not take a message"),
    );
    if (outcome.is !== "sent") return outcome;
    return { ...outcome, document: { mediaType: "message/rfc822", bytes: composed.bytes } };
  }
}

const UNKNOWN: Found = { is: "unknown" };

/** A demo whose sandbox runs in another process, or not yet. */
function asleep({ provider, perSecond }: MailAccount): EmailAdapter {
  return {
    provider,
    perSecond,
    send: async () => ({ is: "refused", code: "email.unreachable", permanent: false }),
    find: async () => UNKNOWN,
    close: () => {},
  };
}

/** Under these names links may lead: ourselves, where our mail comes from, and who we were told of. */
function hostsOf({ from, replyTo }: MailAccount): string[] {
  const { publicUrl, linkHosts } = env();
  const mailDomains = [from.domain, ...(replyTo ? [replyTo.slice(replyTo.lastIndexOf("@") + 1).toLowerCase()] : [])];
  return [new URL(publicUrl).hostname, ...mailDomains, ...linkHosts];
}
