import type { Viewer } from "../../domain/permissions.ts";
import { mayRead } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { pool } from "../database.ts";
import { type CardRow, openCards } from "./cards.ts";
import { readableCase } from "./readable-case.ts";

/** The customer's other cases that the viewer may read, last changed first. */
export async function readLinked(viewer: Viewer, ref: string): Promise<{ items: QueueRow[] }> {
  const { id, customerId } = await readableCase(viewer, ref);
  const { rows } = await pool().query<CardRow & { portfolio: string }>({
    name: "linked-cases",
    text: `select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.card, k.key as wrapped,
             wire_time(c.due_at) as due_at, c.balance_minor, wire_time(c.updated_at) as updated_at
           from cases c join customers k on k.id = c.customer_id
           where c.customer_id = $1 and c.id <> $2 order by c.updated_at desc, c.id limit 200`,
    values: [customerId, id],
  });
  return { items: await openCards(rows.filter(({ portfolio }) => mayRead(viewer, portfolio))) };
}
