import type { Variant } from "../contact-words.ts";
import type { Face } from "./wrap.ts";

type Set = { face: Face; leading: number };

/** Print of a letter, in points. */
export type Look = { body: Set; heading: Set; sender: Set; small: Set; gap: number; address: number };

const regular = (size: number): Face => ({ size, weight: "regular" });
const bold = (size: number): Face => ({ size, weight: "bold" });

const STANDARD: Look = {
  sender: { face: bold(13), leading: 16 },
  body: { face: regular(11), leading: 15.5 },
  heading: { face: bold(13), leading: 18 },
  small: { face: regular(9), leading: 12.5 },
  gap: 8,
  address: 11,
};

/** As the RNIB's guidelines on large print have it: 18 points, nothing under 16, lines well apart. */
const LARGE: Look = {
  sender: { face: bold(20), leading: 25 },
  body: { face: regular(18), leading: 27 },
  heading: { face: bold(22), leading: 30 },
  small: { face: regular(16), leading: 21 },
  gap: 15,
  address: 14,
};

export const LOOKS: Record<Variant, Look> = { standard: STANDARD, "plain-language": STANDARD, "large-print": LARGE };
