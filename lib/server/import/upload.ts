import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { Problem } from "../problem.ts";

const MAPPING_BYTES = 256 * 1024;
/** How long a sender whose answer is known already is listened to, so that the answer arrives. */
const PATIENCE = 10_000;

/** What a form brings: what was made of the file as it arrived, its name, and the mapping's text. */
export type Upload<T> = { file: T; fileName: string | null; mapping: string | undefined };

/**
 * Reads `multipart/form-data` with the parts `file` (CSV) and `mapping` (JSON, as text or as a file), in either order.
 * `take` reads the file, of at most `limit` bytes, as it arrives. Throws 415, 413, 400 and 422.
 */
export async function receiveUpload<T>(
  request: Request,
  limit: number,
  take: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<Upload<T>> {
  const form = parserFor(request, limit);
  if (!request.body) throw malformed();
  const source = Readable.fromWeb(request.body as ReadableStream);
  try {
    if (Number(request.headers.get("content-length") ?? 0) > limit + 2 * MAPPING_BYTES) throw tooLarge(limit);
    const { file, mapping, fileName = null } = await readParts(form, source, limit, take);
    return { file: requirePart(file, "file").taken, fileName, mapping };
  } catch (error) {
    readOn(source, form);
    throw error;
  }
}

function parserFor(request: Request, fileSize: number): busboy.Busboy {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Problem(415, "unsupported-media-type", "Send multipart/form-data with the parts file and mapping.");
  try {
    // A file of just the limit is whole; busboy would call it cut.
    const limits = { fileSize: fileSize + 1, fieldSize: MAPPING_BYTES, fields: 4, files: 4, parts: 8 };
    return busboy({ headers: { "content-type": type }, limits, defParamCharset: "utf8" });
  } catch {
    throw malformed();
  }
}

type Parts<T> = { file?: { taken: T }; fileName?: string; mapping?: string };

function readParts<T>(
  form: busboy.Busboy,
  source: Readable,
  limit: number,
  take: (bytes: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<Parts<T>> {
  return new Promise((resolve, reject) => {
    const seen = new Set<string>();
    const reading: Promise<void>[] = [];
    const parts: Parts<T> = {};
    const cut = new Set<unknown>();
    const fail = (error: unknown) => reject(cut.has(error) ? malformed() : error);
    const accept = (name: string, read: () => Promise<void>) => {
      if (name !== "file" && name !== "mapping") return reject(wrongPart(name, "is not a part of an import"));
      if (seen.has(name)) return reject(wrongPart(name, "stands there twice"));
      seen.add(name);
      reading.push(read());
      reading.at(-1)?.catch(fail);
    };
    form.on("file", (name, stream, { filename }) => {
      stream.on("limit", () => stream.destroy(tooLarge(limit)));
      stream.on("error", (error) => error instanceof Problem || cut.add(error));
      accept(name, async () => {
        if (name !== "file") parts.mapping = requireSmall(await text(stream));
        else Object.assign(parts, { fileName: shown(filename), file: { taken: await take(stream) } });
      });
    });
    form.on("field", (name, value, { valueTruncated }) => {
      accept(name, async () => {
        if (name === "file") throw wrongPart(name, "must be sent as a file");
        parts.mapping = requireSmall(value, valueTruncated);
      });
    });
    form.on("error", () => reject(malformed()));
    form.on("close", () => Promise.all(reading).then(() => resolve(parts), fail));
    source.on("error", () => reject(malformed()));
    source.pipe(form);
  });
}

export function requirePart<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw wrongPart(name, "is required");
  return part;
}

/** A file's name as people see it again: without its folder, one line, not too long. */
function shown(name = ""): string | undefined {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
  return clean.slice(0, 200).toWellFormed() || undefined;
}

function requireSmall(mapping: string, cut = false): string {
  if (cut || mapping.length > MAPPING_BYTES) throw wrongPart("mapping", "is larger than 256 kB");
  return mapping;
}

function wrongPart(name: string, message: string): Problem {
  const path = name.slice(0, 100);
  return new Problem(422, "invalid", `${path}: ${message}.`, { errors: [{ path, message }] });
}

function malformed(): Problem {
  return new Problem(400, "malformed", "The body is not a whole multipart/form-data form.");
}

function tooLarge(limit: number): Problem {
  const size = limit < 1024 * 1024 ? `${limit / 1024} kB` : `${limit / 1024 / 1024} MB`;
  return new Problem(413, "too-large", `The file is larger than ${size}.`);
}

/** A connection closed while the client is still sending would be reset, and the answer lost. */
function readOn(source: Readable, form: busboy.Busboy): void {
  source.unpipe(form);
  form.on("error", () => {}).destroy();
  const cut = setTimeout(() => source.destroy(), PATIENCE);
  cut.unref();
  source.on("error", () => {}).on("close", () => clearTimeout(cut));
  source.resume();
}
