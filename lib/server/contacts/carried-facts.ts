import { canonicalJson } from "../../domain/canonical.ts";
import { CARRIED_BEFORE, factsToCarry } from "../../domain/customer-facts-state.ts";
import type { NewEvent } from "../../domain/events.ts";
import { isWideHold } from "../../domain/reach.ts";
import type { CustomerKey } from "../crypto.ts";
import type { Client } from "../database.ts";
import { heldStateOf } from "../event-store.ts";

/** What a customer had told on other cases, as the second event of a new one. The customer is held. */
export async function factsCarriedTo(client: Client, customer: { id: string; key: CustomerKey }): Promise<NewEvent[]> {
  const state = await heldStateOf(client, customer);
  if (!state) return [];
  const { timeZones, masks, ...told } = factsToCarry(state, isWideHold);
  if (canonicalJson(told as never) === canonicalJson(CARRIED_BEFORE as never)) return [];
  return [{ type: "customer-facts-carried", data: { facts: { timeZones, masks, ...told } } }];
}
