/** The history of contacts beside a case's log, and whether everything that was let go has come to an end. */
import { type HistoryRow, historyChanges } from "../../domain/contact-rows.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { letGoOf } from "../contacts/let-go.ts";
import type { Client } from "../database.ts";
import { requireThat } from "./mismatch.ts";

type Row = HistoryRow & { provider_id: string | null; customer_id: string };

/** Whoever looks after a contact has done so long before. */
const ENDED_WITHIN_MS = 60 * 60_000;

/** What a case's events say of its contacts, taken in one by one. */
export class ContactsTold {
  readonly #rows = new Map<string, Omit<Row, "customer_id">>();
  readonly #events = new Map<string, CaseEvent[]>();

  add(event: CaseEvent): void {
    for (const change of historyChanges(event)) {
      if ("forget" in change) this.#rows.delete(change.forget);
      else if ("add" in change) this.#rows.set(change.add.id, { ...change.add, provider_id: null });
      else if ("provider" in change) this.#name(change.provider);
    }
    if (event.type.startsWith("contact-") && "contactId" in event.data) {
      const { contactId } = event.data as { contactId: string };
      this.#events.set(contactId, [...(this.#events.get(contactId) ?? []), event]);
    }
  }

  #name({ id, providerId }: { id: string; providerId: string }): void {
    const row = this.#rows.get(id);
    if (row) row.provider_id = providerId;
  }

  /** That the table says the same, and that nothing was let go an hour ago of which nobody says what became. */
  async check(client: Client, { id, customer_id }: { id: string; customer_id: string }): Promise<void> {
    const { rows } = await client.query<Row>(STORED, [id]);
    const stored = new Map(rows.map((row) => [row.id, row]));
    for (const told of this.#rows.values()) checkOne({ ...told, customer_id }, stored.get(told.id));
    const extra = rows.find((row) => !this.#rows.has(row.id));
    requireThat(extra === undefined, null, () => `contact ${extra?.id} is in the customer's history; the log has none`);
    if (this.#events.size === 0) return;
    const { rows: clock } = await client.query<{ now: number }>(NOW);
    this.checkEnds(clock[0]?.now ?? 0);
  }

  /** `now` in milliseconds, by the database's clock. */
  checkEnds(now: number): void {
    const open = [...this.#events.values()].map(letGoOf).filter((one) => one?.known === "sending");
    const late = open.find((one) => one && Date.parse(one.released.at) < now - ENDED_WITHIN_MS);
    const what = () => "it was let go over an hour ago, and nobody says what became of it";
    requireThat(!late, late?.released.version ?? null, what);
  }
}

function checkOne(told: Row, row: Row | undefined): void {
  requireThat(row !== undefined, null, () => `contact ${told.id} is not in the customer's history`);
  for (const [column, expected] of Object.entries(told)) {
    const said = row[column as keyof Row];
    // An older build beside this one counts whom it reached as the customer, which permits less.
    if (column === "recipient" && said === "customer") continue;
    const what = () => `contact ${told.id}: ${column} is ${said}; the log says ${expected}`;
    requireThat(said === expected, null, what);
  }
}

const STORED = `select id, wire_time(at) as at, channel, direction, kind, debt_id, connected, recipient,
  wire_time(reserved_until) as reserved_until, reserved_by, provider_id, customer_id from customer_contacts where case_id = $1`;
const NOW = "select extract(epoch from clock_timestamp())::float8 * 1000 as now";
