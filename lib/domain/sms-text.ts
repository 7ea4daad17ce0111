/** What a text or WhatsApp message may be. */
export const MOST_CHARACTERS = 1600;

export const TEXT_FAULTS = {
  "text-empty": "The message has no text.",
  "text-too-long": `The message has more than ${MOST_CHARACTERS.toLocaleString("en-GB")} characters.`,
  "text-broken": "The message has characters that no phone can show.",
} as const;
export type TextFault = keyof typeof TEXT_FAULTS;

/** Line breaks are the only control characters; a bidirectional override could make a link read as another. */
const REFUSED = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/** Why this text cannot be sent as a text or WhatsApp message; null when it can. */
export function faultOfText(text: string): TextFault | null {
  if (text.trim() === "") return "text-empty";
  if (text.length > MOST_CHARACTERS) return "text-too-long";
  return REFUSED.test(text) || !text.isWellFormed() ? "text-broken" : null;
}
