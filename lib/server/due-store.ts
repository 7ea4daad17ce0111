/** The event store for what falls due on many cases at once: claimed by one statement, appended by another. */
import type { Client } from "./database.ts";
import type { Claimed } from "./due-cases.ts";
import { type HeldCase, held, type LockRow } from "./event-store.ts";
import { caseRow, type Facts, onePerPerson, type Target } from "./recording.ts";

/** `hold` opens the case for the rules; it throws when that is not possible. */
export type ClaimedCase = Claimed & { hold: () => Promise<HeldCase | null> };
type Row = LockRow & { attempts: number; lag: number };
/** What was decided on a case that this transaction holds. */
export type DueFacts = { target: Target; facts: Facts };

/** Locks up to `many` cases that have been due longest and that nobody else holds. Never waits. */
export async function claimDue(client: Client, many: number): Promise<ClaimedCase[]> {
  const { rows } = await client.query<Row>({ name: "claim-due", text: "select * from claim_due($1)", values: [many] });
  return rows.map((row) => {
    const { id, ref, version, attempts, lag } = row;
    return { id, ref, version, attempts, lag, hold: () => held(client, row) };
  });
}

/** Whether facts change nothing but their own case: no owner, no receiver, no value of the customer, no search, no contact. */
export function isPlain({ owners, holders, values, found, contacts }: Facts): boolean {
  const lists = [owners, holders, values, found.added, found.replaced, contacts.history, contacts.work];
  return lists.every((list) => list.length === 0);
}

/** Appends plain facts to all these cases. The caller commits. */
export async function appendToCases(client: Client, all: DueFacts[]): Promise<void> {
  const own = (pick: (facts: Facts) => object[]) =>
    all.flatMap(({ target, facts }) => pick(facts).map((row) => ({ case_id: target.id, ...row })));
  const sets = [
    all.map(({ target, facts }) => caseRow(target, facts.state, facts.events.at(-1)?.hash ?? target.lastHash)),
    own(({ command }) => [command]),
    own(({ rows }) => rows),
    own(({ notices }) => onePerPerson(notices)),
  ];
  const values = sets.map((set) => JSON.stringify(set));
  await client.query({ name: "append-to-cases", text: "select append_to_cases($1, $2, $3, $4)", values });
}
