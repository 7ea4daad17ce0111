/** The ledger beside a case's log: what the events post, by Baton's own reading, is what the database keeps. */
import type { CaseState } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { type Entry, entriesOf } from "../../domain/ledger.ts";
import { HEADS, type Head } from "../../domain/money-words.ts";
import type { Client } from "../database.ts";
import { requireThat } from "./mismatch.ts";

type Row = { version: number; entry: string };

/** What a case's events post, taken in one by one. */
export class LedgerTold {
  readonly #entries = new Map<number, string[]>();
  readonly #sums = new Map<string, number>();

  add(event: CaseEvent): void {
    const entries = entriesOf(event);
    if (entries.length === 0) return;
    const total = entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    requireThat(total === 0, event.version, () => `its ledger entries add up to ${total}, not 0`);
    this.#entries.set(event.version, entries.map(asText).sort());
    for (const { account, debtId, head, amountMinor } of entries) {
      const key = placeOf(account, debtId, head);
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + amountMinor);
    }
  }

  /** That the table says the same, entry by entry, and that the folded state is its sum. */
  async check(client: Client, caseId: string, { debts, creditMinor }: CaseState): Promise<void> {
    const { rows } = await client.query<Row>(STORED, [caseId]);
    const stored = new Map<number, string[]>();
    for (const { version, entry } of rows) stored.set(version, [...(stored.get(version) ?? []), entry]);
    for (const version of [...new Set([...this.#entries.keys(), ...stored.keys()])].sort((a, b) => a - b))
      checkEvent(version, stored.get(version) ?? [], this.#entries.get(version) ?? []);
    for (const { id, heads } of debts)
      for (const head of Object.keys(HEADS) as Head[]) this.#checkSum(`debt ${id} ${head}`, heads[head]);
    this.#checkSum(placeOf("credit", null, null), -creditMinor);
  }

  #checkSum(place: string, folded: number): void {
    const posted = this.#sums.get(place) ?? 0;
    requireThat(posted === folded, null, () => `the ledger of ${place} adds up to ${posted}; the state says ${folded}`);
  }
}

function checkEvent(version: number, stored: readonly string[], told: readonly string[]): void {
  const rest = [...stored];
  for (const entry of told) {
    const at = rest.indexOf(entry);
    requireThat(at >= 0, version, () => `its ledger entry "${entry}" is missing`);
    rest.splice(at, 1);
  }
  requireThat(rest.length === 0, version, () => `the ledger has the entry "${rest[0]}" for it; the log has not`);
}

function asText({ account, debtId, head, amountMinor }: Entry): string {
  return `${placeOf(account, debtId, head)} ${amountMinor}`;
}

function placeOf(account: string, debtId: string | null, head: string | null): string {
  return [account, debtId, head].filter((part) => part !== null).join(" ");
}

const STORED = `select version, concat_ws(' ', account, debt_id::text, head, amount_minor::text) as entry
  from ledger_entries where case_id = $1`;
