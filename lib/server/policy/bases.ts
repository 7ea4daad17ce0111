/** What versions build on. */
import { PACKS, type Pack, type PackId, type PackVersion } from "../../domain/contact-policy/index.ts";

/** The pack that stands under this name; undefined when there is none. */
export function packOfName(versions: readonly PackVersion[], id: PackId, name: string): PackVersion | undefined {
  if (PACKS[id].version === name) return PACKS[id];
  return versions.find((one) => one.id === id && one.version === name);
}

/** The last one published that was not rolled back, also when it is not yet in force: what a draft starts from. */
export function latestOf(versions: readonly PackVersion[], id: PackId): Pack {
  return versions.findLast((one) => one.id === id && one.withdrawnAt === undefined) ?? PACKS[id];
}
