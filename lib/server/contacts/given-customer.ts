/** Test kit: a customer with cases in several portfolios. Only tests import it. */
import { randomUUID } from "node:crypto";
import type { CaseState } from "../../domain/case.ts";
import { pool } from "../database.ts";
import { openCase, readOpening } from "../open-case.ts";
import { KEY } from "../org/given-organisation.ts";
import { readCase } from "../reads/case.ts";
import type { Answer } from "../run-command.ts";

const VIEWER = { kind: "api", id: "env", scopes: ["read"] } as const;

/** Portfolios `book-1` to `book-<count>`, granted to `early`. */
export async function addBooks(count: number): Promise<void> {
  await pool().query(
    `insert into portfolios select 'book-' || n, 'Book ' || n, 'Larkfield', 'GBP', 'uk', 'Europe/London', 'early'
     from generate_series(1, $1::int) n on conflict do nothing`,
    [count],
  );
  await pool().query(
    "insert into grants select 'early', 'book-' || n from generate_series(1, $1::int) n on conflict do nothing",
    [count],
  );
}

/** A case in `book-<book>` of the customer of this reference. */
export function openOf(reference: string, book: number): Promise<Answer> {
  const customer = { name: "Ruth Achterberg", reference, phone: "07700 900117", email: "ruth@example.com" };
  const debts = [{ reference: "D1", balanceMinor: 10_000 }];
  return openCase(KEY, readOpening({ commandId: randomUUID(), portfolio: `book-${book}`, customer, debts }));
}

/** A new customer with so many open cases. Returns the references, in the order of opening. */
export async function aCustomerWith(cases: number): Promise<{ reference: string; refs: string[] }> {
  const reference = randomUUID();
  const refs: string[] = [];
  for (let book = 1; book <= cases; book++) refs.push((await openOf(reference, book)).ref);
  return { reference, refs };
}

export async function stateOf(ref: string): Promise<CaseState> {
  return (await readCase(VIEWER, ref)).case;
}

/** What is the customer's on a case, without the numbers of the events that told it there. */
export async function factsOf(ref: string): Promise<unknown> {
  const { contactFacts, customer, holds, needs } = await stateOf(ref);
  const told = { contactFacts, masks: customer.masks, timeZones: customer.timeZones };
  const rest = {
    holds: holds.map(({ id }) => id),
    needs: needs.map(({ id }) => id),
    adjustments: customer.adjustments,
  };
  return JSON.parse(JSON.stringify({ ...told, ...rest }, (key, value) => (key === "version" ? undefined : value)));
}
