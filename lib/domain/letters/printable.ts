import { LetterRefused } from "./letter-refused.ts";

/** What shows nothing on paper and would only break words there: soft hyphens, zero-width spaces, marks of direction. */
const INVISIBLE = /\p{Cf}/gu;
const CONTROL = /(?![\n\t])\p{Cc}/u;
const LONGEST = 60_000;

/** The text in one form: composed letters, plain line ends and spaces. Throws for control characters and endless texts. */
export function printable(text: string): string {
  if (text.length > LONGEST) throw new LetterRefused("letter.too-long");
  const plain = text.replace(/\r\n?/g, "\n").replace(/[\u2028\u2029\u0085]/g, "\n");
  if (CONTROL.test(plain)) throw new LetterRefused("letter.control-characters");
  return plain.replace(INVISIBLE, "").replaceAll("\t", " ").replaceAll("\u2011", "-").normalize("NFC");
}

/** Paragraphs as blank lines part them; each with its lines. */
export function paragraphsOf(text: string): string[][] {
  const lines = printable(text)
    .split("\n")
    .map((line) => line.trim().replace(/ +/g, " "));
  const paragraphs: string[][] = [];
  let begun = false;
  for (const line of lines) {
    if (line === "") begun = false;
    else if (begun) paragraphs.at(-1)?.push(line);
    else {
      paragraphs.push([line]);
      begun = true;
    }
  }
  return paragraphs;
}
