import { Problem } from "./problem.ts";

const limit = 64 * 1024;
const patience = 10_000;

/** The body as JSON. Throws 415 without a JSON content type, 413 above 64 kB, 400 for what is no JSON in UTF-8. */
export async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) {
    throw new Problem(415, "unsupported-media-type", "Send JSON, with Content-Type: application/json.");
  }
  const bytes = await readBytes(request);
  try {
    return parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "malformed", "The body is not JSON in UTF-8.");
  }
}

/** The schemas do not see a member of this name, which no body has; it is refused like any other unknown field. */
function parse(text: string): unknown {
  const mayHold = text.includes("__proto__") || text.includes("\\u");
  return mayHold ? JSON.parse(text, refusePrototype) : JSON.parse(text);
}

function refusePrototype(name: string, value: unknown): unknown {
  if (name !== "__proto__") return value;
  const errors = [{ path: name, message: "is not a known field" }];
  throw new Problem(422, "invalid", `${name} is not a known field.`, { errors });
}

/** The body's bytes, at most 64 kB unless `most` says otherwise. Throws 413 above; what is still being sent is read on, so that the answer arrives. */
export async function readBytes(request: Request, most = limit): Promise<Uint8Array> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > most) throw tooLarge(most);
  // The HTTP parser holds a sender to the length that it announced.
  if (announced !== null || !request.body) return new Uint8Array(await request.arrayBuffer());
  return readCounted(request.body.getReader(), most);
}

async function readCounted(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > most) {
      readOn(reader);
      throw tooLarge(most);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

/** A connection closed while the client is still sending would be reset, and the answer lost. */
function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  const until = performance.now() + patience;
  const swallow = async () => {
    while (performance.now() < until && !(await reader.read()).done);
    await reader.cancel();
  };
  // The client may be gone by now: there is nobody left to tell.
  swallow().catch(() => {});
}

function tooLarge(most: number): Problem {
  return new Problem(413, "too-large", `The body is larger than ${most / 1024} kB.`);
}
