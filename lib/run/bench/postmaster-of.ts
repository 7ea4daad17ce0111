import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The process below which all processes of the embedded cluster in this data folder are. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n", 1)[0]);
}
