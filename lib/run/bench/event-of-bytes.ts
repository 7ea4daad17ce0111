import { randomBytes } from "node:crypto";

const hash = randomBytes(32).toString("hex");

/** The size of a pushed note: envelope, plain text, hashes. */
export function eventOfBytes(version: number) {
  const at = new Date().toISOString();
  const id = "01a20141-89c9-703d-9324-517e1cbcd7be";
  const actor = { kind: "api", id: "env" };
  const data = { text: "A note of the bench" };
  const about = { id, caseRef: "C-7K3M-Q9TX", version, type: "note-added" };
  return { ...about, data, occurredAt: at, at, actor, prevHash: hash, hash };
}
