import { type CaseState, evolve, fold } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { referenceHash } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { type Client, pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import { Problem } from "../problem.ts";

/** A case as it stood before this import (null when this import opened it), and as it is. */
export type KnownCase = { ref: string; before: CaseState | null; state: CaseState; touched: boolean };

/** Of these commandIds: those that were carried out before this import began, and those that it carried out itself. */
export async function carriedOut(
  commandIds: string[],
  began: string,
): Promise<{ before: Set<string>; here: Set<string> }> {
  const { rows } = await pool().query<{ id: string; here: boolean }>(
    `select c.command_id as id, e.at >= $2::timestamptz as here
     from commands c join events e on e.case_id = c.case_id and e.version = c.from_version
     where c.command_id = any ($1) and c.command_id like 'import:%' and c.to_version >= c.from_version`,
    [commandIds, began],
  );
  const named = (here: boolean) => new Set(rows.filter((row) => row.here === here).map(({ id }) => id));
  return { before: named(false), here: named(true) };
}

type Row = { id: string; ref: string; customer_id: string; key: Buffer | null };

/** The cases of this customer of the source in the portfolio; the newest first, but an open one before all. */
export async function casesOf(
  { source, reference, portfolio }: { source: string; reference: string; portfolio: string },
  began: string,
): Promise<KnownCase[]> {
  const { rows } = await pool().query<Row>(
    `select k.id, k.ref, k.customer_id, u.key from cases k join customers u on u.id = k.customer_id
     where u.source = $1 and u.reference_hash = $2 and k.portfolio = $3 order by k.lifecycle = 'open' desc, k.id desc`,
    [source, referenceHash(source, reference), portfolio],
  );
  return Promise.all(rows.map((row) => knownCase(row, began)));
}

/** Goes on with what was just appended to the case; what somebody else did meanwhile is folded in too. */
export async function follow(client: Client, known: KnownCase, events: CaseEvent[]): Promise<void> {
  known.touched = true;
  const [first] = events;
  if (!first) return;
  if (first.version !== known.state.version + 1) known.state = await stateNow(client, known.ref);
  else known.state = events.reduce(evolve, known.state);
}

async function stateNow(client: Client, ref: string): Promise<CaseState> {
  const { rows } = await client.query<Row>(
    "select k.id, k.ref, k.customer_id, u.key from cases k join customers u on u.id = k.customer_id where k.ref = $1",
    [ref],
  );
  const row = rows[0];
  if (!row) throw new Error("A case that was just written to is not there.");
  return fold(await eventsOfRow(row, client));
}

async function knownCase(row: Row, began: string): Promise<KnownCase> {
  const events = await eventsOfRow(row, pool());
  const own = events.findIndex(({ at, commandId }) => at >= began && commandId.startsWith("import:"));
  const earlier = own < 0 ? events : events.slice(0, own);
  const before = earlier.length > 0 ? fold(earlier) : null;
  return { ref: row.ref, before, state: own < 0 && before ? before : fold(events), touched: own >= 0 };
}

async function eventsOfRow(
  { id, ref, customer_id, key: wrapped }: Row,
  client: Pick<Client, "query">,
): Promise<CaseEvent[]> {
  const key = customerKey(customer_id, wrapped);
  if (!key)
    throw new Problem(422, "refused", "This customer has been erased; the case is only kept as a record.", {
      rule: "customer-erased",
    });
  return eventsOf(client, id, ref, key);
}
