/**
 * Keys as they are stored: sealed under a master key whose id stands beside them (2 | key id 8 | sealed), so that a
 * rotation finds what is left to do. Those of the first installations are sealed alone and name no key.
 */
import { heldMasterKeys, type MasterKey, masterKeyOf, wrappingKey } from "./master-keys.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";

const WITH_ID = 2;
const ID = 8;

export class MasterKeyMissing extends Error {}

export function wrapKey(plain: Buffer, bound: string, by: MasterKey = wrappingKey()): Buffer {
  return Buffer.concat([prefixOf(by), sealBytes(by.bytes, plain, bound)]);
}

/** The key, and the master key that had wrapped it. Throws {@link MasterKeyMissing} when none of ours had. */
export function unwrapKey(wrapped: Buffer, bound: string): { plain: Buffer; by: MasterKey } {
  if (wrapped[0] !== WITH_ID) return unwrapNameless(wrapped, bound);
  const by = masterKeyOf(keyIdOf(wrapped) ?? "");
  if (!by) throw missing(keyIdOf(wrapped));
  return { plain: openBytes(by.bytes, wrapped.subarray(1 + ID), bound), by };
}

/** The id of the master key that wrapped this; null when it does not say. */
export function keyIdOf(wrapped: Buffer): string | null {
  return wrapped[0] === WITH_ID ? wrapped.subarray(1, 1 + ID).toString("hex") : null;
}

/** What everything wrapped by this master key begins with. */
export function prefixOf(by: MasterKey): Buffer {
  return Buffer.concat([Buffer.of(WITH_ID), Buffer.from(by.id, "hex")]);
}

function unwrapNameless(wrapped: Buffer, bound: string): { plain: Buffer; by: MasterKey } {
  for (const by of heldMasterKeys()) {
    try {
      return { plain: openBytes(by.bytes, wrapped, bound), by };
    } catch {
      // Sealed under another one: its tag does not fit this key.
    }
  }
  throw missing(null);
}

function missing(id: string | null): MasterKeyMissing {
  const ours = heldMasterKeys().map((key) => key.id);
  return new MasterKeyMissing(
    `This was wrapped by ${id ? `master key ${id}` : "a master key"} that is not here; here ${ours.length > 1 ? "are" : "is"} ${ours.join(", ")}. Set BATON_MASTER_KEY, or BATON_MASTER_KEY_PREVIOUS beside it.`,
  );
}
