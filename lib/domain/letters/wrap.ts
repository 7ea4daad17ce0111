export type Weight = "regular" | "bold";
/** How wide a text is, in points. Throws `LetterRefused` for what cannot be printed. */
export type Measure = (text: string, size: number, weight: Weight) => number;
export type Face = { size: number; weight: Weight };

/** A number in groups (0800 138 1111) is read as one word. */
const BREAKS = / (?!\d)|(?<!\d) /;

/** The lines of a text in a column. Words are never hyphenated; only one wider than the column is parted, after a mark where it can be. */
export function wrap(text: string, width: number, { size, weight }: Face, measure: Measure): string[] {
  const fits = (line: string) => measure(line, size, weight) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(BREAKS).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = fits(word) ? [word] : parted(word, fits);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  return line === "" ? lines : [...lines, line];
}

/** As much as fits, again and again; an address on the web breaks after a slash or a point rather than anywhere. */
function parted(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let part = "";
  for (const piece of word.split(/(?<=[/?&=.\-_@])/).flatMap((one) => (fits(one) ? [one] : graphemes(one)))) {
    if (part !== "" && !fits(part + piece)) {
      parts.push(part);
      part = "";
    }
    part += piece;
  }
  return part === "" ? parts : [...parts, part];
}

export function graphemes(text: string): string[] {
  return [...new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)].map(({ segment }) => segment);
}
