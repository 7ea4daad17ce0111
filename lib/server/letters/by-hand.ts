/** What a lead, or a key with `write`, does with print batches. */
import { whyNotPrint } from "../../domain/letters/batch-rights.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { Identity } from "../identity.ts";
import { forbidden } from "../problem.ts";
import { closeBatch } from "./close-batch.ts";
import { handOver } from "./hand-over.ts";
import { type BatchAnswer, readBatch } from "./read-batches.ts";
import { noteReturns, type ReturnedLine, type Returns } from "./returned-mail.ts";

/** The batch as it is then; one that is closed stays as it is. Throws 403 and 404. */
export async function closeByHand(viewer: Viewer, id: string): Promise<BatchAnswer> {
  requirePrint(viewer);
  const { state } = await readBatch(viewer, id);
  if (state === "open" || state === "closing") await closeBatch(id, "hand", { kind: viewer.kind, id: viewer.id });
  return readBatch(viewer, id);
}

/** The batch as it is then. Throws 403, 404, 409 for another reference, and refuses what is not closed. */
export async function handOverByHand(viewer: Viewer, id: string, printerReference: string): Promise<BatchAnswer> {
  requirePrint(viewer);
  await readBatch(viewer, id);
  await handOver(id, printerReference, { kind: viewer.kind, id: viewer.id });
  return readBatch(viewer, id);
}

export async function noteReturnsByHand(identity: Identity, viewer: Viewer, returns: Returns): Promise<ReturnedLine[]> {
  requirePrint(viewer);
  return noteReturns(identity, viewer, returns);
}

function requirePrint(viewer: Viewer): void {
  const why = whyNotPrint(viewer);
  if (why) throw forbidden(why);
}
