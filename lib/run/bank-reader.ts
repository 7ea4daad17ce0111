/** The thread in which a large bank file is read (lib/server/bank/read-apart.ts): one file, one answer. */
import { parentPort, workerData } from "node:worker_threads";
import { lookAtBankFile } from "../server/bank/read-file.ts";
import { Problem } from "../server/problem.ts";

const { bytes, said } = workerData as { bytes: Uint8Array; said: unknown };
try {
  parentPort?.postMessage({ looked: await lookAtBankFile(bytes, said) });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const { status, code, message, extra } = error;
  parentPort?.postMessage({ problem: { status, code, message, extra } });
}
