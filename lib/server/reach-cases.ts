/** What is told of a customer on one case is written on all their cases, in the same transaction. The customer and the cases are held. */
import { newsTo, reachingAllCases } from "../domain/reach.ts";
import type { Client } from "./database.ts";
import { appendFacts, type HeldCase, lockAnother } from "./event-store.ts";
import type { ReadCommand } from "./read-command.ts";
import type { Appended } from "./recording.ts";
import type { Decided } from "./run-command.ts";

export type Reached = { target: Decided["target"]; appended: Appended };

/** Appends to the customer's other cases what reaches them, with the event on this case as its cause. */
export async function appendToOthers(
  client: Client,
  { target, facts, manner }: Decided,
  causationId: string | undefined,
  read: ReadCommand,
): Promise<Reached[]> {
  const reaching = reachingAllCases(facts, target.state);
  if (reaching.length === 0) return [];
  const reached: Reached[] = [];
  for (const ref of await otherCases(client, target)) {
    const rememberedAs = `${read.commandId}~${ref}`;
    const other = opened(await lockAnother(client, ref, manner.actor, { ...read, commandId: rememberedAs }));
    const news = other ? newsTo(other.state, reaching) : [];
    if (!other || news.length === 0) continue;
    const { basedOn: _, shown: __, values: ___, ...told } = manner;
    const appended = await appendFacts(client, other, news, { ...told, causationId, rememberedAs });
    reached.push({ target: other, appended });
  }
  return reached;
}

async function otherCases(client: Client, { id, customerId }: Decided["target"]): Promise<string[]> {
  const { rows } = await client.query<{ ref: string }>(
    "select ref from cases where customer_id = $1 and id <> $2 order by id",
    [customerId, id],
  );
  return rows.map(({ ref }) => ref);
}

function opened(held: HeldCase | null): Decided["target"] | null {
  return held?.key && held.state ? { ...held, key: held.key, state: held.state } : null;
}
