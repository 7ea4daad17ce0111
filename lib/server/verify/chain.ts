import { FIRST_HASH } from "../recording.ts";
import { hashOf } from "../sealing.ts";
import { envelopeOf, type StoredEvent } from "../stored-event.ts";
import { Mismatch, requireThat } from "./mismatch.ts";

export type Link = Pick<StoredEvent, "version" | "hash" | "at">;

/** What stands before a case's first event. */
export const BEFORE_ALL: Link = { version: 0, hash: FIRST_HASH, at: "" };

/** That the event follows the one before it and hashes to what it says: needs no key. Throws `Mismatch`. */
export function checkLink(event: StoredEvent, before: Link, ref: string): void {
  const { version } = event;
  const due = before.version + 1;
  requireThat(version === due, due, () => `missing: the next event in the log is #${version}`);
  requireThat(event.prev_hash === before.hash, version, () =>
    before.version === 0
      ? "prevHash of a first event must be 64 zeros"
      : `prevHash is not the hash of #${before.version}`,
  );
  requireThat(event.hash === hashed(event, ref), version, () => "hash is not that of the stored event");
  requireThat(event.at >= before.at, version, () => `recorded at ${event.at}, before #${before.version}`);
}

function hashed(event: StoredEvent, ref: string): string {
  try {
    return hashOf(envelopeOf(event, ref));
  } catch (error) {
    throw new Mismatch(event.version, `cannot be hashed: ${(error as Error).message}`);
  }
}
