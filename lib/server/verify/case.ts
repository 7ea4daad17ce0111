import { type CaseState, evolve, openCase } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import type { Client } from "../database.ts";
import { toCaseEvent } from "../stored-event.ts";
import { BankTold } from "./bank-postings.ts";
import { checkCard, checkRow, checkSnapshot, type StoredCase } from "./case-row.ts";
import { BEFORE_ALL, checkLink } from "./chain.ts";
import { ContactsTold } from "./contacts.ts";
import { LedgerTold } from "./ledger.ts";
import { type Finding, Mismatch, requireThat } from "./mismatch.ts";
import { checkRanges, type Range, startsOf } from "./ownership-ranges.ts";
import { checkCommand, checkLastCommand, type RememberedEvent, rememberedEvents } from "./remembered.ts";
import { checkFields, checkShape, type Fields } from "./sealed-fields.ts";

/** What was looked at in a case. `snapshots`: 1 when snapshot and card could be compared, else 0. */
export type Walked = Fields & { events: number; snapshots: number; finding: Finding | null };

/** Walks one case from its first event to its row. Stops at the first thing that does not fit and names it. */
export async function walkCase(client: Client, row: StoredCase): Promise<Walked> {
  const walked: Walked = { events: 0, opened: 0, erased: 0, snapshots: 0, finding: null };
  try {
    await walk(client, row, walked);
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    walked.finding = { ref: row.ref, version: error.version, what: error.message };
  }
  return walked;
}

async function walk(client: Client, row: StoredCase, walked: Walked): Promise<void> {
  const key = keyOf(row);
  const owners: Range[] = [];
  const contacts = new ContactsTold();
  const ledger = new LedgerTold();
  const bank = new BankTold();
  let last: RememberedEvent | null = null;
  let state: CaseState | null = null;
  for await (const stored of rememberedEvents(client, row.id)) {
    checkLink(stored, last ?? BEFORE_ALL, row.ref);
    checkCommand(stored, last, row.id);
    const fields = checkFields(stored, key);
    const event = toCaseEvent(stored, row.ref, key);
    checkShape(event.type, event.version, event.data, fields.erased);
    state = next(state, event);
    owners.push(...startsOf(event));
    contacts.add(event);
    ledger.add(event);
    bank.add(event);
    walked.events += 1;
    walked.opened += fields.opened;
    walked.erased += fields.erased;
    last = stored;
  }
  requireThat(state !== null && last !== null, null, () => "it has no events");
  checkLastCommand(last);
  checkRow(row, last, state);
  await checkRanges(client, row.id, owners);
  await contacts.check(client, row);
  await ledger.check(client, row.id, state);
  await bank.check(client, row.id);
  walked.snapshots = checkSnapshot(row, state, key) && checkCard(row, state, key) ? 1 : 0;
}

function keyOf(row: StoredCase): CustomerKey | null {
  try {
    return customerKey(row.customer_id, row.key);
  } catch {
    throw new Mismatch(null, "the customer's key does not open with this installation's master key");
  }
}

function next(state: CaseState | null, event: CaseEvent): CaseState {
  if (state) return evolve(state, event);
  requireThat(event.type === "case-opened", event.version, () => `begins with ${event.type}, not case-opened`);
  return openCase(event);
}
