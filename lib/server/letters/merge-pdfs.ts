/**
 * Several of our own letters as one file for the printer, streamed one after the other. It copies what is seen of each
 * page, byte for byte, and leaves the tags out: a printer reads no tags, and each letter keeps its own file with them.
 * It reads only what make-pdf.ts writes: PDF 1.7 with a plain cross-reference table.
 */

type Parts = { objects: Map<number, Buffer>; pages: number[] };

const CATALOG = 1;
const PAGES = 2;

/** Throws when a file is none of ours. */
export async function* mergePdfs(letters: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const offsets: number[] = [];
  const pages: number[] = [];
  let length = 0;
  const counted = (bytes: Buffer): Buffer => {
    length += bytes.length;
    return bytes;
  };
  const object = (id: number, body: Buffer): Buffer => {
    offsets[id] = length;
    return counted(Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from("\nendobj\n")]));
  };
  yield counted(Buffer.from("%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n", "latin1"));
  let next = PAGES + 1;
  let letter = 0;
  for await (const bytes of letters) {
    const parts = partsOf(bytes);
    const wanted = reachable(parts);
    const ids = new Map(wanted.map((id, at) => [id, next + at]));
    next += wanted.length;
    for (const id of wanted)
      yield object(ids.get(id) ?? 0, renamed(parts.objects.get(id) ?? Buffer.alloc(0), ids, letter));
    pages.push(...parts.pages.map((id) => ids.get(id) ?? 0));
    letter += 1;
  }
  const kids = pages.map((id) => `${id} 0 R`).join(" ");
  yield object(PAGES, Buffer.from(`<<\n/Type /Pages\n/Count ${pages.length}\n/Kids [${kids}]\n>>`));
  yield object(CATALOG, Buffer.from(`<<\n/Type /Catalog\n/Pages ${PAGES} 0 R\n>>`));
  yield Buffer.from(trailer(offsets, length));
}

function partsOf(bytes: Buffer): Parts {
  const objects = new Map(objectsOf(bytes));
  const root = [...objects.values()].map(headOf).find((head) => /\/Type \/Pages\b/.test(head));
  const kids = /\/Kids \[([^\]]*)\]/.exec(root ?? "")?.[1];
  if (kids === undefined) throw new Error("This PDF has no pages.");
  return { objects, pages: [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id)) };
}

function* objectsOf(bytes: Buffer): Generator<[number, Buffer]> {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.toString("latin1", bytes.length - 64))?.[1]);
  const table = /^xref\n0 (\d+)\n/.exec(bytes.toString("latin1", at, at + 32));
  if (!table) throw new Error("This PDF is not one of our letters.");
  const first = at + table[0].length;
  const offsets = Array.from({ length: Number(table[1]) }, (_, id) =>
    Number(bytes.toString("latin1", first + id * 20, first + id * 20 + 10)),
  );
  const starts = [...offsets.slice(1), at].toSorted((a, b) => a - b);
  for (const [id, start] of offsets.entries()) {
    if (id === 0) continue;
    const whole = bytes.subarray(start, starts[starts.indexOf(start) + 1]);
    const begin = whole.indexOf("obj\n") + 4;
    yield [id, whole.subarray(begin, whole.lastIndexOf("\nendobj"))];
  }
}

/** What stands before a stream's bytes, or all of it. */
function headOf(body: Buffer): string {
  return body.toString("latin1", 0, streamAt(body));
}

function streamAt(body: Buffer): number {
  const at = body.indexOf("\nstream\n");
  return at < 0 ? body.length : at;
}

/** The pages, and all that they show. */
function reachable({ objects, pages }: Parts): number[] {
  const found = new Set(pages);
  for (const id of found) {
    const head = seen(headOf(objects.get(id) ?? Buffer.alloc(0)));
    for (const [, to] of head.matchAll(/(\d+) 0 R/g)) found.add(Number(to));
  }
  return [...found];
}

/** Without the ways up and to the tags. */
function seen(head: string): string {
  return head.replace(/\/(?:Parent \d+ 0 R|StructParents \d+|Tabs \/S)\n/g, "");
}

/** With its new numbers. A font's name begins with six letters that no other subset in the file may have. */
function renamed(body: Buffer, ids: Map<number, number>, letter: number): Buffer {
  const head = seen(headOf(body))
    .replace(/(\d+) 0 R/g, (_, id: string) => `${ids.get(Number(id))} 0 R`)
    .replace(/\/([A-Z])ZZZZZ\+/g, (_, first: string) => `/${first}${inLetters(letter)}+`)
    .replace(/^<<\n\/Type \/Page\n/, `<<\n/Type /Page\n/Parent ${PAGES} 0 R\n`);
  return Buffer.concat([Buffer.from(head, "latin1"), body.subarray(streamAt(body))]);
}

/** A number as five capital letters. */
function inLetters(number: number): string {
  return [4, 3, 2, 1, 0].map((place) => String.fromCharCode(65 + (Math.floor(number / 26 ** place) % 26))).join("");
}

function trailer(offsets: number[], at: number): string {
  const rows = Array.from({ length: offsets.length }, (_, id) =>
    id === 0 ? "0000000000 65535 f \n" : `${String(offsets[id]).padStart(10, "0")} 00000 n \n`,
  );
  return `xref\n0 ${offsets.length}\n${rows.join("")}trailer\n<<\n/Size ${offsets.length}\n/Root ${CATALOG} 0 R\n>>\nstartxref\n${at}\n%%EOF\n`;
}
