import type { Facts } from "./facts.ts";
import type { Channel, PackId, Purpose } from "./input.ts";
import type { Settings } from "./settings.ts";
import type { Local } from "./zone.ts";

/** An instant under examination, with the wall clock of each of the customer's zones, in their order. */
export type Moment = { at: number; locals: Local[] };
export type Refused = { outcome: "deny" | "defer"; message: string };
/** What a rule says of an instant; null when it allows. */
export type Check = (moment: Moment) => Refused | null;
/** Looks at the facts once; null when the rule can never say anything about them. */
export type Prepare = (facts: Facts, settings: Settings) => Check | null;

/** How binding a rule is: law, presumption of law, guidance or code, default of the house. */
export type Severity = "law" | "presumption" | "guidance" | "house";

/**
 * One line of a pack: which check, on what basis, how binding, in a sentence for people. `{name}` in the sentence stands
 * for what the pack's setting of that name says.
 */
export type PackRule = { id: string; citation: string; severity: Severity; sentence: string };

/** A published version of a pack. It never changes; another version takes its place. Each stands whole, also where two say the same. */
export type Pack = {
  id: PackId;
  version: string;
  /** An instant, or a day that begins in UTC. */
  effectiveFrom: string;
  settings: Settings;
  /** In the order in which reasons are listed. */
  rules: readonly PackRule[];
};

export const deny = (message: string): Refused => ({ outcome: "deny", message });
export const defer = (message: string): Refused => ({ outcome: "defer", message });

const DEMANDING: readonly Purpose[] = ["collection", "reminder", "enforcement"];
const ANSWERS: readonly Purpose[] = ["customer-requested", "complaint-response", "dispute-response"];
const LIVE: readonly Channel[] = ["call", "voicemail", "sms", "whatsapp"];
const SPOKEN: readonly Channel[] = ["call", "voicemail"];
const TEXTS: readonly Channel[] = ["sms", "whatsapp"];

/** Asks for money or announces steps to get it. */
export const isDemanding = ({ purpose }: { purpose: Purpose }) => DEMANDING.includes(purpose);
/** Answers something that came from the customer, by its label. */
export const isAnswer = ({ purpose }: { purpose: Purpose }) => ANSWERS.includes(purpose);
/** Rings or buzzes at the moment of sending. */
export const isLive = ({ channel }: { channel: Channel }) => LIVE.includes(channel);
export const isSpoken = ({ channel }: { channel: Channel }) => SPOKEN.includes(channel);
export const isText = ({ channel }: { channel: Channel }) => TEXTS.includes(channel);
/** A written message that arrives at once. */
export const isMessage = ({ channel }: { channel: Channel }) => channel === "email" || TEXTS.includes(channel);
