/** Reads a large file in a thread of its own: ten megabytes of XML are seconds in which nobody else would be served. */
import { once } from "node:events";
import { join } from "node:path";
import * as threads from "node:worker_threads";
import { wrongFile } from "../import/file-text.ts";
import { Problem } from "../problem.ts";
import { type LookedAt, lookAtBankFile } from "./read-file.ts";

const SMALL = 128 * 1024;
const LONGEST_MS = 30_000;

type Answer =
  | { looked: LookedAt }
  | { problem: { status: number; code: string; message: string; extra: Record<string, unknown> } };

/** What the file says. Throws 422. */
export async function lookApart(bytes: Uint8Array, said: unknown): Promise<LookedAt> {
  if (bytes.length <= SMALL) return lookAtBankFile(bytes, said);
  // By this name no bundler takes the program for a module of its own.
  const Thread = threads.Worker;
  const thread = new Thread(join(process.cwd(), "lib", "run", "bank-reader.ts"), {
    workerData: { bytes, said },
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  });
  try {
    const [answer] = (await once(thread, "message", { signal: AbortSignal.timeout(LONGEST_MS) })) as [Answer];
    if ("looked" in answer) return answer.looked;
    const { status, code, message, extra } = answer.problem;
    throw new Problem(status, code, message, extra);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw wrongFile("The file is too much to be read at once; send it in parts.");
  } finally {
    await thread.terminate();
  }
}
