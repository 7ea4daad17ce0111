/** Source Sans 3, as its package parts it: each file has the letters of some scripts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { LetterRefused } from "../../domain/letters/letter-refused.ts";
import { graphemes, type Measure, type Weight } from "../../domain/letters/wrap.ts";
import { processWide } from "../process-wide.ts";
import { sfntOf } from "./sfnt.ts";

/** One file of one weight: what pdfkit embeds, and whether it has all characters of a text. */
export type Face = { name: string; bytes: Buffer; font: Font; has(text: string): boolean };
/** A stretch of text that one file can print. */
export type Run = { text: string; face: Face };

const FOLDER = ["node_modules", "@fontsource", "source-sans-3", "files"];
const SCRIPTS = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek", "greek-ext"];
const WEIGHTS: Record<Weight, number> = { regular: 400, bold: 700 };

/** The text parted by the files that print it. Throws `LetterRefused` for a character that none has. */
export function runsOf(text: string, weight: Weight): Run[] {
  const faces = facesOf(weight);
  const [latin] = faces;
  if (latin && /^[\x20-\x7E]+$/.test(text)) return [{ text, face: latin }];
  const runs: Run[] = [];
  for (const cluster of graphemes(text)) {
    const last = runs.at(-1);
    if (last?.face.has(cluster)) {
      last.text += cluster;
      continue;
    }
    const face = faces.find((one) => one.has(cluster));
    if (!face) throw new LetterRefused("letter.unprintable");
    runs.push({ text: cluster, face });
  }
  return runs;
}

/** A measure that remembers words: a letter asks for the same ones again and again. In points. */
export function makeMeasure(): Measure {
  const known = new Map<string, number>();
  const unitsOf = (word: string, weight: Weight) => {
    const name = `${weight} ${word}`;
    const width = known.get(name) ?? advanceOf(word, weight);
    known.set(name, width);
    return width;
  };
  return (text, size, weight) => {
    const words = text.split(" ");
    const spaces = (words.length - 1) * unitsOf(" ", weight);
    return size * words.reduce((sum, word) => sum + unitsOf(word, weight), spaces);
  };
}

/** As a part of the size. */
function advanceOf(text: string, weight: Weight): number {
  if (text === "") return 0;
  const widths = runsOf(text, weight).map(
    ({ text: part, face: { font } }) => font.layout(part).advanceWidth / font.unitsPerEm,
  );
  return widths.reduce((sum, width) => sum + width, 0);
}

function facesOf(weight: Weight): Face[] {
  return processWide(`letter-faces-${weight}`, () => SCRIPTS.map((script) => readFace(script, WEIGHTS[weight])));
}

function readFace(script: string, weight: number): Face {
  const name = `source-sans-3-${script}-${weight}-normal`;
  const bytes = sfntOf(readFileSync(join(process.cwd(), ...FOLDER, `${name}.woff`)));
  const font = create(bytes);
  if (!("layout" in font)) throw new Error(`${name} holds no single font.`);
  const known = new Set(font.characterSet);
  return { name, bytes, font, has: (text) => [...text].every((one) => known.has(one.codePointAt(0) ?? -1)) };
}
