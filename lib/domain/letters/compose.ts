/** A letter laid out: what stands where on which sheet. Pure; the measure of text comes from the fonts. All figures are points. */
import type { Variant } from "../contact-words.ts";
import { ABOVE, type AddressBlock, addressBlock } from "./address-block.ts";
import { LetterRefused } from "./letter-refused.ts";
import { dateInWords, letterWords } from "./letter-words.ts";
import { LOOKS, type Look } from "./look.ts";
import { paragraphsOf, printable } from "./printable.ts";
import { type Paper, points, SHEETS, type Sheet } from "./sheet.ts";
import { type Face, type Measure, wrap } from "./wrap.ts";

export type Letter = {
  /** `L-7K3M-Q9TX`: stands on the letter, and finds it again when it comes back. */
  id: string;
  /** YYYY-MM-DD. */
  date: string;
  /** The case's. */
  reference: string;
  name: string;
  to: string;
  subject?: string;
  text: string;
  language: string;
  variant: Variant;
  paper: Paper;
  preferencesUrl: string;
  sender: Sender;
};
export type Sender = { name: string; returnAddress: string[]; identity: string[] };

export type Line = { text: string; x: number; baseline: number; face: Face };
/** Lines of one paragraph on one sheet; `paragraph` is the same where it goes on on the next. */
export type Piece = { paragraph: number; role: "P" | "H1"; lines: Line[] };
export type Page = { pieces: Piece[]; footer: Line[]; folds: number[] };
export type Composed = { width: number; height: number; pages: Page[] };

const MOST_PAGES = 20;
/** Ascent of the letters' fonts, as a part of their size. */
const ASCENT = 0.8;
const TOP = points(14);
const TOP_OF_NEXT = points(25);
const FOOT = points(12);

/** Throws `LetterRefused` for what cannot be a letter. */
export function compose(letter: Letter, measure: Measure): Composed {
  const sheet = SHEETS[letter.paper];
  const look = LOOKS[letter.variant];
  const flow = flowing(letter, look);
  if (flow.length === 0) throw new LetterRefused("letter.no-text");
  const head = headPieces(letter, sheet, look, measure);
  const pages = pagesOf(flow, head.length, sheet, look, measure);
  if (pages.length > MOST_PAGES) throw new LetterRefused("letter.too-long");
  return {
    width: points(sheet.width),
    height: points(sheet.height),
    pages: pages.map((pieces, at) => ({
      pieces: at === 0 ? [...head, ...pieces] : pieces,
      footer: footer(letter, at + 1, pages.length, sheet, look, measure),
      folds: at === 0 ? sheet.folds.map(points) : [],
    })),
  };
}

/** What stands at fixed places of the first sheet: who writes, to whom, when and about what. */
function headPieces(letter: Letter, sheet: Sheet, look: Look, measure: Measure): Piece[] {
  const { address } = sheet;
  const block = addressBlock(letter.name, letter.to, sheet, look.address, measure);
  const [left, aside] = [points(sheet.left), points(sheet.aside)];
  const name = column([letter.sender.name], left, TOP, sheet, look.sender, measure);
  const back = column([letter.sender.returnAddress.join(" · ")], left, name.end, sheet, look.small, measure);
  const window = addressLines(block, points(address.x), points(address.y));
  const about = aboutLines(letter);
  const meta = column(about, aside, points(sheet.keepClear.y + 2), sheet, look.small, measure);
  const all = [name.lines, back.lines, window, meta.lines];
  return all.map((lines, paragraph) => ({ paragraph, role: "P", lines }));
}

function aboutLines({ id, reference, date, language }: Letter): string[] {
  const words = letterWords(language);
  return [dateInWords(date, language), `${words.reference} ${reference}`, `${words.letter} ${id}`];
}

function addressLines({ lines, face, leading }: AddressBlock, x: number, y: number): Line[] {
  return lines.map((text, at) => ({ text, x, baseline: y + at * leading + face.size * ABOVE, face }));
}

type Set = Look["body"];

function column(texts: string[], x: number, y: number, sheet: Sheet, set: Set, measure: Measure) {
  const width = points(sheet.width - sheet.right) - x;
  const lines = texts
    .flatMap((text) => wrap(printable(text), width, set.face, measure))
    .map((text, at) => ({ text, x, baseline: y + at * set.leading + set.face.size * ASCENT, face: set.face }));
  return { lines, end: y + lines.length * set.leading };
}

type Paragraph = { role: Piece["role"]; lines: string[]; set: Set };

/** The letter's own text, then how to reach the sender and who that is. */
function flowing({ subject, text, language, preferencesUrl, sender }: Letter, look: Look): Paragraph[] {
  const body = paragraphsOf(text).map((lines): Paragraph => ({ role: "P", lines, set: look.body }));
  if (body.length === 0) return [];
  const heading = subject
    ? paragraphsOf(subject).map((lines): Paragraph => ({ role: "H1", lines, set: look.heading }))
    : [];
  const preferences = [letterWords(language).preferences, preferencesUrl];
  const end = [preferences, sender.identity].filter((lines) => lines.length > 0);
  return [
    ...heading,
    ...body,
    ...end.map((lines): Paragraph => ({ role: "P", lines: lines.map(printable), set: look.small })),
  ];
}

/** The paragraphs over as many sheets as they need. A heading stays with what it heads; no sheet begins or ends with a paragraph's single line if that can be helped. */
function pagesOf(flow: Paragraph[], first: number, sheet: Sheet, look: Look, measure: Measure): Piece[][] {
  const x = points(sheet.left);
  const width = points(sheet.width - sheet.right) - x;
  const bottom = points(sheet.height) - FOOT - look.small.leading - points(6);
  const pages: Piece[][] = [[]];
  let y = points(sheet.body);
  for (const [at, { role, lines, set }] of flow.entries()) {
    let rest = lines.flatMap((line) => wrap(line, width, set.face, measure));
    while (rest.length > 0) {
      const room = Math.floor((bottom - y) / set.leading);
      const count = linesHere(rest.length, room, role, y === TOP_OF_NEXT);
      if (count > 0) {
        const here = rest
          .slice(0, count)
          .map((text, n) => ({ text, x, baseline: y + n * set.leading + set.face.size * ASCENT, face: set.face }));
        pages.at(-1)?.push({ paragraph: first + at, role, lines: here });
        y += count * set.leading + (count === rest.length ? look.gap : 0);
        rest = rest.slice(count);
      }
      if (rest.length > 0) {
        pages.push([]);
        y = TOP_OF_NEXT;
      }
      if (pages.length > MOST_PAGES) throw new LetterRefused("letter.too-long");
    }
  }
  return pages;
}

/** How many of a paragraph's remaining lines stand on this sheet. */
function linesHere(lines: number, room: number, role: Piece["role"], fresh: boolean): number {
  if (role === "H1") return room >= lines + 2 || fresh ? Math.min(lines, Math.max(room, 1)) : 0;
  if (room >= lines) return lines;
  if (fresh) return Math.max(room, 1);
  const here = lines - room === 1 ? room - 1 : room;
  return here >= 2 ? here : 0;
}

function footer(letter: Letter, page: number, pages: number, sheet: Sheet, look: Look, measure: Measure): Line[] {
  const { face } = look.small;
  const baseline = points(sheet.height) - FOOT;
  const count = letterWords(letter.language).page(page, pages);
  const right = points(sheet.width - sheet.right) - measure(count, face.size, face.weight);
  return [
    { text: `${letter.reference}  ${letter.id}`, x: points(sheet.left), baseline, face },
    { text: count, x: right, baseline, face },
  ];
}
