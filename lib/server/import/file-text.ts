/** The text of a file, out of its bytes. What is no text is refused with what to do; nothing is ever unpacked. */
import { binaryKind, type Encoding, encodingOf } from "../../domain/import/file-form.ts";
import { Problem } from "../problem.ts";

const HEAD_BYTES = 64 * 1024;

/** The first bytes, and all of them again. */
export async function takeHead(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const rest = bytes[Symbol.asyncIterator]();
  while (size < HEAD_BYTES) {
    const next = await rest.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.byteLength;
  }
  const taken = Buffer.concat(chunks);
  return { head: taken.subarray(0, HEAD_BYTES), all: again(taken, rest) };
}

async function* again(taken: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield taken;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The head's text and its encoding. Throws 422 for archives, workbooks and a mixture of encodings. */
export function textHead(head: Uint8Array, said?: Encoding): { encoding: Encoding; text: string } {
  const kind = binaryKind(head);
  if (kind) throw wrongFile(`The file is ${kind}, not CSV; open it, and save its rows as CSV in UTF-8.`);
  const encoding = said ?? encodingOf(head);
  if (!encoding) throw notInEncoding("utf-8", lineOf(head));
  return { encoding, text: new TextDecoder(encoding).decode(head, { stream: true }) };
}

/** The text as it comes, without a byte order mark. Throws 422, naming the line, where the bytes are not in the encoding, and for a NUL. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const text = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw notInEncoding(encoding, line);
    }
  };
  for await (const chunk of bytes) {
    const part = text(chunk);
    const nul = part.indexOf("\0");
    if (nul >= 0)
      throw wrongFile(`Line ${line + breaks(part.slice(0, nul))} has a NUL character; save the file as CSV in UTF-8.`);
    line += breaks(part);
    yield part;
  }
  yield text();
}

export function wrongFile(message: string): Problem {
  return new Problem(422, "invalid", message, { errors: [{ path: "file", message }] });
}

/** Line ends of every kind. */
export function breaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

function notInEncoding(encoding: Encoding, line: number): Problem {
  const name = encoding === "windows-1252" ? "Windows-1252" : encoding.toUpperCase();
  const otherwise = encoding === "utf-8" ? ", or say that it is in Windows-1252 if that is what it is" : "";
  return wrongFile(`The file is not ${name}, near line ${line}; save it as CSV in UTF-8${otherwise}.`);
}

/** The line of the first byte that is not UTF-8. */
function lineOf(head: Uint8Array): number {
  const text = new TextDecoder().decode(head);
  return 1 + breaks(text.slice(0, Math.max(0, text.indexOf("\uFFFD"))));
}
