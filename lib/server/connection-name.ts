import { heldMasterKeys } from "./master-keys.ts";

export const KEYS = "baton keys:";

/** How this process's connections are named in pg_stat_activity: the ids of its master keys, the wrapping one first. */
export function connectionName(): string {
  if (!process.env.BATON_MASTER_KEY) return "baton";
  const ids = heldMasterKeys().map((key) => key.id);
  return KEYS + ids.slice(0, 3).join(",");
}
