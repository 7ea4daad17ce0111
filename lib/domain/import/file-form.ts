/** How the bytes of a file are text, and its text rows: said by whoever sends it, or found in its first bytes. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** By name, as queries and answers carry them. */
export const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;
export type Delimiter = keyof typeof DELIMITERS;
export type FileForm = { encoding: Encoding; delimiter: Delimiter };

/** What a file is that is no text at all, by its first bytes; undefined for anything that may be text. */
export function binaryKind(head: Uint8Array): string | undefined {
  return SIGNATURES.find(([bytes]) => bytes.every((byte, at) => head[at] === byte))?.[1];
}

const SIGNATURES: [bytes: number[], kind: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive or an Excel workbook"],
  [[0x50, 0x4b, 0x05, 0x06], "an empty zip archive"],
  [[0x50, 0x4b, 0x07, 0x08], "a part of a zip archive"],
  [[0x1f, 0x8b], "compressed with gzip"],
  [[0x42, 0x5a, 0x68], "compressed with bzip2"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "compressed with xz"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed with zstd"],
  [[0x37, 0x7a, 0xbc, 0xaf], "a 7z archive"],
  [[0x52, 0x61, 0x72, 0x21], "a rar archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
];

/**
 * The encoding of a file by its first bytes: a byte order mark, the zeros of UTF-16, valid UTF-8, or else Windows-1252.
 * Undefined where UTF-8 and something else stand mixed: nobody can tell what was meant.
 */
export function encodingOf(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = zerosOf(head);
  if (zeros) return zeros;
  if (isUtf8(head)) return "utf-8";
  return MULTIBYTE.test(latin(head)) ? undefined : "windows-1252";
}

/** Characters of more than one byte, as UTF-8 writes them. */
const MULTIBYTE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

/** UTF-16 without a mark shows as a zero in every other byte of ordinary text. */
function zerosOf(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, head.length / 2));
  if (odd > 0.4 && even < 0.1) return "utf-16le";
  return even > 0.4 && odd < 0.1 ? "utf-16be" : undefined;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // A character that the head cuts in two is none of its faults.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/** The delimiter that the header uses most, outside quotes; a comma where there is none. Spreadsheets say theirs in a first line `sep=;`. */
export function delimiterOf(text: string): Delimiter {
  const said = saidDelimiter(text);
  if (said) return said;
  const header = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart())?.[0].replaceAll(/"(?:[^"]|"")*"/g, "") ?? "";
  const names = Object.keys(DELIMITERS) as Delimiter[];
  const counts = names.map((name) => header.split(DELIMITERS[name]).length);
  return names[counts.indexOf(Math.max(...counts))] ?? "comma";
}

/** What a first line `sep=;` says, if there is one. */
export function saidDelimiter(text: string): Delimiter | undefined {
  const mark = /^sep=(.)(\r|\n)/i.exec(text)?.[1];
  return (Object.keys(DELIMITERS) as Delimiter[]).find((name) => DELIMITERS[name] === mark);
}
