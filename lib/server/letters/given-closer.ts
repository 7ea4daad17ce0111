/** Test kit: a process that closes one print batch. Only tests start it, and kill it. */
import { closeBatch } from "./close-batch.ts";

await closeBatch(process.argv[2] ?? "", "hand", null);
process.exit();
