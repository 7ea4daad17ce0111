/** Addresses that make the sandbox's mail server misbehave (docs/channels.md), by what stands before the @, under any domain. */

type Answer = { responseCode: number; message: string };
export type Reported = { action: "failed" | "delivered" | "delayed"; status: string; diagnostic: string };
export type MailBehaviour = {
  /** Instead of taking the address. */
  atRecipient?: Answer;
  /** Instead of taking the message. */
  atMessage?: Answer;
  /** Milliseconds until it answers. */
  answersAfter?: number;
  /** The line breaks before the answer; the message is kept, or lost with it. */
  breaks?: "kept" | "lost";
  /** What it reports a moment later. */
  reports?: Reported;
  /** What a machine answers a moment later. */
  away?: string;
};

const MAIL_BEHAVIOURS: Record<string, MailBehaviour> = {
  reject: { atRecipient: { responseCode: 550, message: "5.1.1 There is no such mailbox" } },
  busy: { atRecipient: { responseCode: 451, message: "4.7.1 Greylisted, try again later" } },
  spam: { atMessage: { responseCode: 554, message: "5.7.1 The message looks like spam" } },
  slow: { answersAfter: 3_000 },
  drop: { breaks: "kept" },
  lose: { breaks: "lost" },
  bounce: { reports: { action: "failed", status: "5.1.1", diagnostic: "550 5.1.1 There is no such mailbox" } },
  soft: { reports: { action: "failed", status: "4.4.7", diagnostic: "451 4.4.7 Delivery time expired" } },
  full: { reports: { action: "failed", status: "5.2.2", diagnostic: "552 5.2.2 The mailbox is full" } },
  late: { reports: { action: "delayed", status: "4.4.1", diagnostic: "421 4.4.1 The host does not answer" } },
  confirm: { reports: { action: "delivered", status: "2.0.0", diagnostic: "250 2.0.0 Delivered" } },
  away: { away: "I am away until Monday." },
};

export function mailBehaviourOf(address: string): MailBehaviour {
  const [local = ""] = address.toLowerCase().split(/[@+]/, 1);
  return Object.hasOwn(MAIL_BEHAVIOURS, local) ? (MAIL_BEHAVIOURS[local] ?? {}) : {};
}
