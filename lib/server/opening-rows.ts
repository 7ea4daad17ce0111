import type { CaseState } from "../domain/case.ts";
import { caseRow, type Facts, onePerPerson, type Target } from "./recording.ts";

type NewCustomer = { id: string; wrapped: Buffer; source: string; referenceHash: Buffer };
/** A new customer's case that is there once `appendOpened` has stored it, with what each command recorded on it. */
export type Opened = { customer: NewCustomer; target: Target & { state: CaseState }; recorded: Facts[] };

/** What was opened as the rows of each table. */
export function openingRows(cases: Opened[]) {
  const own = (id: string, rows: object[]) => rows.map((row) => ({ case_id: id, ...row }));
  const all = (pick: (facts: Facts) => object[]) =>
    cases.flatMap(({ target, recorded }) => own(target.id, recorded.flatMap(pick)));
  return {
    customers: cases.map(({ customer }) => customerRow(customer)),
    values: cases.flatMap(({ recorded }) => recorded.flatMap(({ values }) => values)),
    cases: cases.map(({ target }) => newCaseRow(target)),
    commands: all(({ command }) => [command]),
    events: all(({ rows }) => rows),
    owners: all(({ owners }) => owners),
    notices: cases.flatMap(({ target, recorded }) =>
      own(target.id, onePerPerson(recorded.flatMap(({ notices }) => notices))),
    ),
  };
}

function customerRow({ id, wrapped, source, referenceHash: hash }: NewCustomer): object {
  return { id, key: wrapped.toString("hex"), source, reference_hash: hash.toString("hex") };
}

function newCaseRow(target: Opened["target"]): object {
  const { ref, customerId, portfolio, state, lastHash } = target;
  return { ref, customer_id: customerId, portfolio, ...caseRow(target, state, lastHash) };
}
