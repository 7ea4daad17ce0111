/** What no change of the organisation may do: leave it without an admin, or without the lead of last resort. */
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { refused } from "./refusals.ts";

export function requireNotSelf({ actor }: Identity, person: string, what: string): void {
  if (actor.kind !== "user" || actor.id !== person) return;
  throw refused("not-yourself", `You cannot ${what}. Ask another admin.`);
}

export async function requireSpareAdmin(client: Pick<Client, "query">, person: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from people where role = 'admin' and active and id <> $1 limit 1", [
    person,
  ]);
  if (!rowCount) throw refused("last-admin", "This is the last active admin. Make somebody else an admin first.");
}

/** The fallback lead answers for every team without a duty lead, so there is no moment without one. */
export async function requireSpareFallback(client: Pick<Client, "query">, person: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from org where fallback_lead = $1", [person]);
  if (!rowCount) return;
  throw refused("fallback-lead", "This person is the organisation's fallback lead. Name another fallback lead first.");
}
