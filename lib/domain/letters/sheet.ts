/**
 * The sheets that letters are printed on, and where an address must stand for a window envelope to show it. All measures
 * are millimetres from the sheet's upper left corner.
 */

export type Box = { x: number; y: number; width: number; height: number };
export type Paper = "a4" | "us-letter";

export type Sheet = {
  width: number;
  height: number;
  /** Seen through the window wherever the folded sheet slides to in its envelope: the address stands here, whole. */
  address: Box;
  /** What a window may show at all: nothing but the address stands here. */
  keepClear: Box;
  left: number;
  right: number;
  /** Where date and references begin. */
  aside: number;
  /** Where the text begins on the first sheet. */
  body: number;
  folds: number[];
};

/**
 * A4: what the windows of DIN 680 (DIN 5008 form B, folded at 105 mm) and of a UK DL envelope (BS 4264: 90 × 35 mm, 20 mm
 * from the left and 18 mm from the bottom of 220 × 110 mm, folded in three or at 105 mm) show both, at either end of the
 * sheet's play. US Letter: a No. 10 envelope's window (4½ × 1⅛ in, ⅞ in from the left and ½ in from the bottom), folded at 4 in.
 */
export const SHEETS: Record<Paper, Sheet> = {
  a4: {
    width: 210,
    height: 297,
    address: { x: 25, y: 57, width: 73, height: 24 },
    keepClear: { x: 0, y: 45, width: 112, height: 51 },
    left: 25,
    right: 20,
    aside: 116,
    body: 103,
    folds: [105, 210],
  },
  "us-letter": {
    width: 215.9,
    height: 279.4,
    address: { x: 25, y: 64, width: 84, height: 24 },
    keepClear: { x: 0, y: 50, width: 137, height: 45 },
    left: 25,
    right: 20,
    aside: 140,
    body: 103,
    folds: [101.6, 190.5],
  },
};

export const PAPERS: Record<Paper, string> = { a4: "A4", "us-letter": "US Letter" };

/** The paper that is usual where the portfolio's law is. */
export function paperOf(jurisdiction: string): Paper {
  return jurisdiction === "us" ? "us-letter" : "a4";
}

const REGIONS: Record<string, string> = { uk: "GB", us: "US", za: "ZA" };

/** The language with the region of the portfolio's law, for the form of its dates: `en` is `en-GB` in the UK. */
export function localeOf(language: string, jurisdiction: string): string {
  const region = REGIONS[jurisdiction];
  return language.includes("-") || region === undefined ? language : `${language}-${region}`;
}

/** Millimetres as PDF points (1/72 in). */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}
