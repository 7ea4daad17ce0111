import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { SAMPLES } from "../../domain/import/samples.ts";
import { Problem } from "../problem.ts";

/** The bytes of a file that comes with Baton. Throws 404. */
export async function readSample(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const sample = SAMPLES.find((one) => one.name === name);
  if (!sample) throw new Problem(404, "not-found", "There is no such sample.");
  return new Uint8Array(await readFile(resolve(/* turbopackIgnore: true */ "prisma/data", sample.file)));
}
