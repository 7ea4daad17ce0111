/** Test kit: a case worth damaging, and damage past every guard of the database. Only tests import it. */
import { plusMinutes } from "../../domain/calendar.ts";
import type { CaseState } from "../../domain/case.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { type CustomerKey, open, seal } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { inTransaction, pool } from "../database.ts";
import { addCase, as, give } from "../org/given-organisation.ts";
import { cardBound, stateBound } from "../recording.ts";
import { openFields } from "../sealing.ts";
import { EVENT_COLUMNS, type StoredEvent } from "../stored-event.ts";

/** Seven events: opened, taken, a note, a payment, a hold, a contact point, a next action. */
export async function workedCase(owner: string, payer: string): Promise<string> {
  const ref = await addCase();
  const now = new Date().toISOString();
  await give(as(owner), ref, "take-case");
  await give(as(owner), ref, "add-note", { text: "Rang; nobody at home." });
  const payment = { amountMinor: 10, currency: "GBP", method: "card", reference: "P-1" };
  await give(as(payer), ref, "record-payment", payment);
  await give(as(owner), ref, "place-hold", { kind: "other", reason: "Waiting", until: plusMinutes(now, 60) });
  await give(as(owner), ref, "change-contact-point", { kind: "phone", value: "07700 900117" });
  await give(as(owner), ref, "set-next-action", { what: "Ring again", dueAt: plusMinutes(now, 30) });
  return ref;
}

/** Runs the statement on the case with all triggers and foreign keys off. */
export async function damage(sql: string, ref: string, ...more: unknown[]): Promise<void> {
  const changed = await inTransaction(async (client) => {
    await client.query("set local session_replication_role = replica");
    return client.query(sql, [ref, ...more]);
  });
  if (!changed.rowCount) throw new Error("Nothing was damaged.");
}

/** An event of the case with its sealed salts and values, and the key that opened them. */
export async function openSealed(ref: string, version: number) {
  const { key, id } = await keyOfCase(ref);
  const { rows } = await pool().query<StoredEvent>(
    `select ${EVENT_COLUMNS} from events where case_id = $1 and version = $2`,
    [id, version],
  );
  const [event] = rows;
  if (!event) throw new Error(`${ref} has no #${version}.`);
  return { event, key, opened: openFields(event.sealed, event.id, key) };
}

type Opened = { id: string; key: CustomerKey; state: CaseState; card: QueueRow };

export async function keyOfCase(ref: string): Promise<Opened> {
  const { rows } = await pool().query<{ id: string; customer_id: string; key: Buffer; state: Buffer; card: Buffer }>(
    "select c.id, c.customer_id, u.key, c.state, c.card from cases c join customers u on u.id = c.customer_id where ref = $1",
    [ref],
  );
  const [row] = rows;
  const key = row && customerKey(row.customer_id, row.key);
  if (!key) throw new Error(`${ref} cannot be opened.`);
  const { id } = row;
  const state = open<CaseState>(key, row.state, stateBound(id));
  return { id, key, state, card: open<QueueRow>(key, row.card, cardBound(id)) };
}

/** What somebody with the customer's key could put in the place of an event's sealed values, a snapshot or a card. */
export function resealed(
  key: CustomerKey,
  value: object,
  id: string,
  place: "event" | "state" | "card" = "event",
): Buffer {
  return seal(key, value, `${place}:${id}`);
}
