/**
 * Outcome codes of a contact (codes.md). `worked`: counts as work done; `contact`: the customer was reached;
 * `attempt`: counts as an attempt for the law; `opens`: what must be recorded with it.
 */
export type Opens = "nextAction" | "dispute" | "complaint" | "disclosure";
export type Disposition = { label: string; worked: boolean; contact: boolean; attempt: boolean; opens?: Opens };

const reached = { worked: true, contact: true, attempt: true };
const missed = { worked: true, contact: false, attempt: true };
const notCounted = { worked: true, contact: false, attempt: false };
const inbound = { worked: true, contact: true, attempt: false };

export const DISPOSITIONS = {
  "right-party-paid": { label: "Right party, paid", ...reached },
  "right-party-promise": { label: "Right party, promise", ...reached },
  "right-party-plan": { label: "Right party, plan", ...reached },
  "right-party-no-conversion": { label: "Right party, nothing agreed", ...reached },
  "right-party-refused": { label: "Right party, refused", ...reached },
  "right-party-call-back": { label: "Right party, call back", ...reached, opens: "nextAction" },
  "right-party-dispute": { label: "Right party, dispute", ...reached, opens: "dispute" },
  "right-party-complaint": { label: "Right party, complaint", ...reached, opens: "complaint" },
  "right-party-disclosure": { label: "Right party, disclosure", ...reached, opens: "disclosure" },
  "cease-contact": { label: "Asked us to stop contact", ...reached },
  represented: { label: "Represented", ...reached },
  deceased: { label: "Customer has died", ...reached },
  insolvent: { label: "Insolvent", ...reached },
  "language-barrier": { label: "Language barrier", ...reached },
  "third-party": { label: "Third party", ...notCounted },
  "wrong-party": { label: "Wrong party", ...notCounted },
  "no-answer": { label: "No answer", ...missed },
  "hung-up": { label: "Hung up", ...missed },
  "voicemail-left": { label: "Voicemail left", ...missed },
  busy: { label: "Busy", ...notCounted },
  disconnected: { label: "Disconnected", ...notCounted },
  "wrong-number": { label: "Wrong number", ...notCounted },
  "message-sent": { label: "Message sent", ...missed },
  "letter-sent": { label: "Letter sent", ...missed },
  "message-received": { label: "Message received", ...inbound },
  "letter-received": { label: "Letter received", ...inbound },
  "call-received": { label: "Call received", ...inbound },
} as const satisfies Record<string, Disposition>;
export type DispositionSlug = keyof typeof DISPOSITIONS;

export function dispositionOf(slug: DispositionSlug): Disposition {
  return DISPOSITIONS[slug];
}
