import { describe, expect, it } from "vitest";
import type { Variant } from "../contact-words.ts";
import { type Composed, compose, type Letter, type Line } from "./compose.ts";
import { halves, LETTER } from "./given-letter.ts";
import { type Box, localeOf, PAPERS, type Paper, paperOf, points, SHEETS } from "./sheet.ts";

const composed = (given: Partial<Letter> = {}) => compose({ ...LETTER, ...given }, halves);
const textsOf = ({ pages }: Composed) =>
  pages.map(({ pieces }) => pieces.flatMap(({ lines }) => lines.map(({ text }) => text)));
const linesOf = ({ pages }: Composed, page: number): Line[] => {
  const { pieces = [], footer = [] } = pages[page] ?? {};
  return [...pieces.flatMap(({ lines }) => lines), ...footer];
};
/** What a line covers with its tallest and deepest letters. */
const inkOf = ({ text, x, baseline, face }: Line): Box => {
  const [above, below] = [face.size * 0.9, face.size * 0.25];
  return { x, y: baseline - above, width: halves(text, face.size, face.weight), height: above + below };
};
const inPoints = ({ x, y, width, height }: Box): Box => ({
  x: points(x),
  y: points(y),
  width: points(width),
  height: points(height),
});
const within = (ink: Box, box: Box) =>
  ink.x >= box.x - 0.01 &&
  ink.y >= box.y - 0.01 &&
  ink.x + ink.width <= box.x + box.width + 0.01 &&
  ink.y + ink.height <= box.y + box.height + 0.01;
const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const papers = Object.keys(PAPERS) as Paper[];
const variants: Variant[] = ["standard", "large-print", "plain-language"];
const addresses = [2, 3, 4, 5, 6].map((lines) => Array.from({ length: lines }, (_, at) => `Line ${at} of the address`));

describe("the address", () => {
  it.each(papers.flatMap((paper) => variants.map((variant) => [paper, variant] as const)))(
    "of 3 to 7 lines stands in the window of %s, %s, and nothing else does",
    (paper, variant) => {
      const [address, keepClear] = [inPoints(SHEETS[paper].address), inPoints(SHEETS[paper].keepClear)];
      for (const lines of addresses) {
        const page = linesOf(composed({ paper, variant, to: lines.join("\n") }), 0);
        const inWindow = page.filter((line) => touches(inkOf(line), keepClear));
        expect(inWindow.map(({ text }) => text)).toEqual([LETTER.name, ...lines]);
        for (const line of inWindow) expect(within(inkOf(line), address), line.text).toBe(true);
      }
    },
  );

  it("of a long name is printed smaller, then over two lines, and never under 8 points", () => {
    const name = "Wolfeschlegelsteinhausen-Bergerdorff Featherstonehaugh Cholmondeley";
    const lines = linesOf(composed({ name }), 0).filter((line) => touches(inkOf(line), inPoints(SHEETS.a4.keepClear)));
    expect(lines.length).toBe(5);
    for (const line of lines) expect(within(inkOf(line), inPoints(SHEETS.a4.address))).toBe(true);
    expect(Math.min(...lines.map(({ face }) => face.size))).toBeGreaterThanOrEqual(8);
  });

  it("in one line is parted at its commas, and says the name once", () => {
    const [texts = []] = textsOf(composed({ to: "ruth achterberg, 12 High Street,  Leeds, LS6 1AA," }));
    expect(texts.slice(2, 6)).toEqual(["Ruth Achterberg", "12 High Street", "Leeds", "LS6 1AA"]);
  });

  it("is refused when the window cannot show it, or when there is none", () => {
    const eight = Array.from({ length: 8 }, (_, at) => `Line ${at}`).join("\n");
    expect(() => composed({ to: eight })).toThrow(expect.objectContaining({ code: "letter.address-too-long" }));
    for (const to of ["", " \n ", LETTER.name]) {
      expect(() => composed({ to })).toThrow(expect.objectContaining({ code: "letter.no-address" }));
    }
  });
});

describe("the text", () => {
  const long = (paragraphs: number) =>
    Array.from({ length: paragraphs }, (_, at) => `${at}: ${"Please call us about it. ".repeat(25)}`).join("\n\n");

  it("goes over as many sheets as it needs, each numbered, every line once and within the margins", () => {
    for (const variant of variants) {
      const text = long(30);
      const letter = composed({ text, variant });
      expect(letter.pages.length).toBeGreaterThan(2);
      const words = textsOf(letter).flat().join(" ");
      for (let at = 0; at < 30; at++) expect(words.split(`${at}: Please`).length).toBeGreaterThan(1);
      expect(words.match(/call us about it\./g)).toHaveLength(30 * 25);
      for (const [at, { footer }] of letter.pages.entries()) {
        expect(footer.at(-1)?.text).toBe(`${at + 1} of ${letter.pages.length}`);
        for (const line of linesOf(letter, at)) {
          const { x, y, width, height } = inkOf(line);
          expect(x + width).toBeLessThanOrEqual(letter.width - points(20) + 0.01);
          expect(y).toBeGreaterThan(0);
          expect(y + height).toBeLessThan(letter.height);
        }
      }
    }
  });

  it("never leaves one line of a paragraph alone at a sheet's end or beginning", () => {
    for (let words = 1; words < 60; words++) {
      const text = `${long(6)}\n\n${"word ".repeat(words * 4)}\n\n${long(3)}`;
      const { pages } = composed({ text });
      for (const [at, { pieces }] of pages.entries()) {
        const last = pieces.at(-1);
        const next = pages[at + 1]?.pieces[0];
        if (last && next && last.paragraph === next.paragraph) {
          expect(last.lines.length).toBeGreaterThan(1);
          expect(next.lines.length).toBeGreaterThan(1);
        }
      }
    }
  });

  it("of the large print is 18 points, and nothing outside the window is under 16", () => {
    const letter = composed({ variant: "large-print" });
    const outside = linesOf(letter, 0).filter((line) => !touches(inkOf(line), inPoints(SHEETS.a4.keepClear)));
    expect(Math.min(...outside.map(({ face }) => face.size))).toBe(16);
    expect(outside.filter(({ text }) => text.startsWith("Dear"))[0]?.face.size).toBe(18);
  });

  it("keeps words whole, and parts an endless one after a slash", () => {
    const url = `https://larkfield.example/${"a-long-part/".repeat(12)}`;
    const texts = textsOf(composed({ text: `See ${url}` })).flat();
    const from = texts.indexOf("See");
    const parts = texts.slice(from + 1).slice(
      0,
      texts.slice(from + 1).findIndex((text) => text.startsWith("To tell us")),
    );
    expect(parts.join("")).toBe(url);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/[/-]$/);
  });

  it("is refused when it is empty, endless, or holds control characters", () => {
    for (const [text, code] of [
      ["  \n\n ", "letter.no-text"],
      ["word ".repeat(20_000), "letter.too-long"],
      ["word\n".repeat(2_000), "letter.too-long"],
      ["Dear\u0000Ruth", "letter.control-characters"],
      ["Dear\u001b[2JRuth", "letter.control-characters"],
    ] as const) {
      expect(() => composed({ text }), code).toThrow(expect.objectContaining({ code }));
    }
    expect(() => composed({ name: "R\u0007uth" })).toThrow(
      expect.objectContaining({ code: "letter.control-characters" }),
    );
  });

  it("says date and page in the letter's language, else in English", () => {
    const of = (language: string) => {
      const letter = composed({ language });
      return [
        textsOf(letter)
          .flat()
          .find((text) => text.includes("2026")),
        letter.pages[0]?.footer.at(-1)?.text,
      ];
    };
    expect(of("en-GB")).toEqual(["22 November 2026", "1 of 1"]);
    expect(of("en-US")).toEqual(["November 22, 2026", "1 of 1"]);
    expect(of("es")).toEqual(["22 de noviembre de 2026", "1 de 1"]);
    expect(of("xx-nonsense-language")[1]).toBe("1 of 1");
  });
});

describe("where a letter goes", () => {
  it("decides its paper and how dates are written, unless the language says so itself", () => {
    expect(["uk", "us", "za"].map(paperOf)).toEqual(["a4", "us-letter", "a4"]);
    expect([localeOf("en", "uk"), localeOf("af", "za"), localeOf("es", "us")]).toEqual(["en-GB", "af-ZA", "es-US"]);
    expect([localeOf("en-ZA", "uk"), localeOf("en", "elsewhere")]).toEqual(["en-ZA", "en"]);
  });

  it("never parts a number that is written in groups", () => {
    for (let words = 1; words < 30; words++) {
      const texts = textsOf(composed({ text: `${"word ".repeat(words)}0800 138 1111 and more` })).flat();
      expect(texts.filter((text) => text.includes("0800 138 1111"))).toHaveLength(1);
    }
  });
});
