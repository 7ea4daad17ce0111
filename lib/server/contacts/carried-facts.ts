import { factsToCarry } from "../../domain/carried-facts.ts";
import type { NewEvent } from "../../domain/events.ts";
import type { CustomerKey } from "../crypto.ts";
import type { Client } from "../database.ts";
import { heldStateOf } from "../event-store.ts";

/** What a customer had told on other cases, as what follows the opening of a new one. The customer is held. */
export async function factsCarriedTo(
  client: Client,
  customer: { id: string; key: CustomerKey },
  [opened]: readonly NewEvent[],
): Promise<NewEvent[]> {
  if (opened?.type !== "case-opened") throw new Error("A case begins with case-opened.");
  const state = await heldStateOf(client, customer);
  return state ? factsToCarry(state, opened.data) : [];
}
