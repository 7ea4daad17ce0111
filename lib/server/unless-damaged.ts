import { LRUCache } from "lru-cache";
import pg from "pg";
import { errorCode, isDatabaseAway } from "./database.ts";
import { log } from "./log.ts";
import { processWide } from "./process-wide.ts";

/** What `read` gives; `instead` where what is stored cannot be opened. What the database itself says is thrown on. */
export async function unlessDamaged<T, U>(
  read: () => T | Promise<T>,
  instead: (error: unknown) => U | Promise<U>,
): Promise<T | U> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof pg.DatabaseError || isDatabaseAway(error)) throw error;
    return instead(error);
  }
}

/** Says once for each version of a case that it cannot be opened; `verify` names what is wrong with it. */
export function logDamage(ref: string, version: number, error: unknown): void {
  const said = processWide("damage-said", () => new LRUCache<string, true>({ max: 1_000 }));
  if (said.get(`${ref} ${version}`)) return;
  said.set(`${ref} ${version}`, true);
  log().error({ ref, version, code: errorCode(error) }, "what is stored of a case cannot be opened");
}
