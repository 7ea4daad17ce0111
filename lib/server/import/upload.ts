import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import type { Mapping } from "../../domain/import/mapping.ts";
import { env } from "../env.ts";
import { Problem } from "../problem.ts";
import { type ReceivedFile, readMapping, receiveFile } from "./receive.ts";

const MAPPING_BYTES = 256 * 1024;
/** How long a sender whose answer is known already is listened to, so that the answer arrives. */
const PATIENCE = 10_000;

/**
 * Reads `multipart/form-data` with the parts `file` (CSV) and `mapping` (JSON, as text or as a file), in either order.
 * The file's rows are staged as they arrive. Throws 415, 413, 400 and 422.
 */
export async function receiveUpload(
  request: Request,
  importId: string,
): Promise<{ file: ReceivedFile; mapping: Mapping }> {
  const limit = env().limits.import.megabytes * 1024 * 1024;
  const form = parserFor(request, limit);
  if (!request.body) throw malformed();
  const source = Readable.fromWeb(request.body as ReadableStream);
  try {
    if (Number(request.headers.get("content-length") ?? 0) > limit + 2 * MAPPING_BYTES) throw tooLarge(limit);
    const parts = await readParts(form, source, importId, limit);
    return { file: requirePart(parts.file, "file"), mapping: readMapping(requirePart(parts.mapping, "mapping")) };
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
    const limits = { fileSize, fieldSize: MAPPING_BYTES, fields: 4, files: 4, parts: 8 };
    return busboy({ headers: { "content-type": type }, limits, defParamCharset: "utf8" });
  } catch {
    throw malformed();
  }
}

type Parts = { file?: ReceivedFile; mapping?: string };

function readParts(form: busboy.Busboy, source: Readable, importId: string, limit: number): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const seen = new Set<string>();
    const reading: Promise<void>[] = [];
    const parts: Parts = {};
    const cut = new Set<unknown>();
    const fail = (error: unknown) => reject(cut.has(error) ? malformed() : error);
    const accept = (name: string, read: () => Promise<void>) => {
      if (name !== "file" && name !== "mapping") return reject(wrongPart(name, "is not a part of an import"));
      if (seen.has(name)) return reject(wrongPart(name, "stands there twice"));
      seen.add(name);
      reading.push(read());
      reading.at(-1)?.catch(fail);
    };
    form.on("file", (name, stream) => {
      stream.on("limit", () => stream.destroy(tooLarge(limit)));
      stream.on("error", (error) => error instanceof Problem || cut.add(error));
      accept(name, async () => {
        if (name === "file") parts.file = await receiveFile(importId, stream);
        else parts.mapping = requireSmall(await text(stream));
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

function requirePart<T>(part: T | undefined, name: string): T {
  if (part === undefined) throw wrongPart(name, "is required");
  return part;
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
  return new Problem(413, "too-large", `The file is larger than ${limit / 1024 / 1024} MB.`);
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
