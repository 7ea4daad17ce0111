import { LetterRefused } from "./letter-refused.ts";
import { printable } from "./printable.ts";
import { points, type Sheet } from "./sheet.ts";
import { type Face, type Measure, wrap } from "./wrap.ts";

export type AddressBlock = { lines: string[]; face: Face; leading: number };

/** Postal machines read print of 8 points and more. */
const SMALLEST = 8;
const STEP = 0.5;
const MOST_LINES = 7;
/** What the tallest capital with its accent takes above the line, and the deepest letter below it, as parts of the size. */
export const ABOVE = 0.9;
const BELOW = 0.25;

/** Name and address in the largest print that the window shows whole. Throws when even the smallest does not fit. */
export function addressBlock(name: string, to: string, sheet: Sheet, largest: number, measure: Measure): AddressBlock {
  const given = addressLines(name, to);
  const [width, height] = [points(sheet.address.width), points(sheet.address.height)];
  for (let size = largest; size >= SMALLEST; size -= STEP) {
    const face: Face = { size, weight: "regular" };
    const lines = given.flatMap((line) => wrap(line, width, face, measure));
    const leading = Math.min(size * 1.25, (height - size * (ABOVE + BELOW)) / Math.max(lines.length - 1, 1));
    if (lines.length <= MOST_LINES && leading >= size * 1.1) return { lines, face, leading };
  }
  throw new LetterRefused("letter.address-too-long");
}

/** The name first, and no line twice. One line with commas is as many lines as it has parts. */
export function addressLines(name: string, to: string): string[] {
  const parts = printable(to)
    .trim()
    .split(to.trim().includes("\n") ? "\n" : ",");
  const address = parts.map(tidy).filter(Boolean);
  const person = tidy(printable(name).replaceAll("\n", " "));
  const known = new Set([person.toLowerCase()]);
  const lines = address.filter((line) => !known.has(line.toLowerCase()));
  if (lines.length === 0) throw new LetterRefused("letter.no-address");
  return person === "" ? lines : [person, ...lines];
}

function tidy(line: string): string {
  return line.trim().replace(/,$/, "").replace(/ +/g, " ");
}
