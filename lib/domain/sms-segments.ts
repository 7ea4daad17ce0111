/** How a text travels by SMS: in which alphabet and in how many parts (3GPP TS 23.038 and 23.040). */

export type Segments = {
  encoding: "GSM-7" | "UCS-2";
  /** Units of the alphabet: septets, an escaped character being two; or UTF-16 code units. */
  units: number;
  segments: number;
  /** Units that still fit into the last segment. */
  left: number;
  /** Characters that GSM-7 does not have, each once: without them the text would be cheaper. */
  foreign: string[];
};

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** Behind an escape, so that each takes two septets. */
const EXTENDED = "\f^{}\\[~]|€";
/** What fits into a message alone, and into each of several with the header that joins them. */
const ROOM = { "GSM-7": { alone: 160, joined: 153 }, "UCS-2": { alone: 70, joined: 67 } };

const septets = new Map<string, number>([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENDED].map((character) => [character, 2] as const),
]);

/** Counts as a phone network does: no escaped character and no surrogate pair is parted between two segments. */
export function segmentsOf(text: string): Segments {
  const characters = [...text];
  const foreign = [...new Set(characters.filter((character) => !septets.has(character)))];
  const encoding = foreign.length === 0 ? "GSM-7" : "UCS-2";
  const sizes = characters.map((one) => (encoding === "GSM-7" ? (septets.get(one) ?? 1) : one.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const { alone, joined } = ROOM[encoding];
  if (units <= alone) return { encoding, units, segments: units === 0 ? 0 : 1, left: alone - units, foreign };
  return { encoding, units, ...filled(sizes, joined), foreign };
}

function filled(sizes: number[], room: number): Pick<Segments, "segments" | "left"> {
  let segments = 1;
  let left = room;
  for (const size of sizes) {
    if (size > left) {
      segments += 1;
      left = room;
    }
    left -= size;
  }
  return { segments, left };
}
