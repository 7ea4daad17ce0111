import { type Pack, packAt } from "../../domain/contact-policy/index.ts";
import type { PackId } from "../../domain/contact-policy/input.ts";
import type { Client } from "../database.ts";
import { packsAt } from "./packs.ts";

/** Which version of a pack is in force at an instant, by what is published at this version of the organisation. */
export async function packInForce(
  id: PackId,
  orgVersion: number,
  client: Pick<Client, "query">,
): Promise<(at: string) => Pack> {
  const versions = await packsAt(orgVersion, client);
  return (at) => packAt(versions, id, Date.parse(at));
}
