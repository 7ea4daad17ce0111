import { rmSync } from "node:fs";

/** The database of this run goes with it, once the server has stopped. */
export default function tearDown(): void {
  const folder = process.env.BATON_E2E_DATA;
  process.once("exit", () => folder && rmSync(folder, { recursive: true, force: true }));
}
