/** What is known around a line of a statement: cases that it may be about, payouts, and its like in another kind of file. */
import type { BankLine } from "../../domain/bank/bank-line.ts";
import type { Candidate, Surroundings } from "../../domain/bank/matching.ts";
import { tellingWords } from "../../domain/bank/payer-name.ts";
import { caseRefsIn, referencesIn } from "../../domain/bank/references.ts";
import type { CaseState } from "../../domain/case.ts";
import { LONGEST_PREFIX, prefix, type Term } from "../../domain/search/terms.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { stateOf } from "../reads/case.ts";
import type { ReadableCase } from "../reads/readable-case.ts";
import { valuesOfCustomers } from "../search/searched-values.ts";
import { tokensOf } from "../search/tokens.ts";
import { unlessDamaged } from "../unless-damaged.ts";
import type { LineRow } from "./stored-line.ts";

/** A name that so many have says nothing about one of them. */
const MOST_OF_A_NAME = 12;
const MOST = 30;

type CaseRow = Omit<ReadableCase, "customerId" | "key"> & { customer_id: string; wrapped: Buffer | null };

export async function surroundingsOf(row: LineRow, line: BankLine): Promise<Surroundings> {
  const [paid, named, payouts, twin] = await Promise.all([paidFrom(row), namedBy(line), payoutsOf(row), hasTwin(row)]);
  const ids = [...new Set([...named, ...paid])].slice(0, MOST);
  const candidates = await candidatesOf(ids, new Set(paid));
  return { candidates, payouts, twin };
}

/** Cases that this account has paid for, the newest first. */
async function paidFrom({ payer, id }: LineRow): Promise<string[]> {
  if (payer === null) return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "bank-paid-from",
    text: `select p.case_id as id, max(l.booked_on) as at from bank_lines l join bank_postings p on p.line_id = l.id
      where l.payer = $1 and l.id <> $2 and p.kind = 'payment' and p.undone_at is null
      group by p.case_id order by at desc limit 5`,
    values: [payer, id],
  });
  return rows.map((row) => row.id);
}

/** Cases by what the payer wrote, then by their name: references first, so that a common name crowds out none. */
async function namedBy(line: BankLine): Promise<string[]> {
  const texts = line.endToEndId === null ? line.texts : [...line.texts, line.endToEndId];
  const portfolios = Object.keys((await currentDirectory()).portfolios);
  const refs = texts.flatMap((text) => caseRefsIn(text)).map(({ text }) => text);
  const written = referencesIn(texts);
  const [byRef, byReference, byName] = await Promise.all([
    idsOfRefs([...new Set(refs)]),
    idsWithAny(
      portfolios,
      written.flatMap((text): Term[] => [
        { part: "debt", text },
        { part: "reference", text },
      ]),
    ),
    idsWithName(portfolios, line.counterparty),
  ]);
  return [...byRef, ...byReference, ...byName];
}

async function idsOfRefs(refs: string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>(
    "select id from cases where ref = any($1) order by id desc limit 10",
    [refs],
  );
  return rows.map(({ id }) => id);
}

async function idsWithAny(portfolios: string[], terms: Term[]): Promise<string[]> {
  const tokens = portfolios.flatMap((portfolio) => tokensOf(portfolio, terms));
  if (tokens.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "bank-any-token",
    text: "select distinct case_id as id from search_tokens where token = any($1::bigint[]) order by 1 desc limit 20",
    values: [tokens],
  });
  return rows.map(({ id }) => id);
}

/** All the telling words of the name; nobody where they are the name of many. */
async function idsWithName(portfolios: string[], name: string | null): Promise<string[]> {
  const words = name === null ? [] : tellingWords(name);
  if (words.length === 0) return [];
  const terms = words.map((word): Term => ({ part: "name", text: prefix(word, LONGEST_PREFIX) }));
  const wanted = portfolios.map((portfolio) => `{${tokensOf(portfolio, terms).join(",")}}`);
  const { rows } = await pool().query<{ id: string }>({
    name: "bank-name",
    text: `select distinct f.id from unnest($1::text[]) as w(tokens)
      cross join lateral cases_with_tokens(w.tokens::bigint[], 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid, $2::integer) as f(id)
      order by f.id desc`,
    values: [wanted, MOST_OF_A_NAME + 1],
  });
  return rows.length > MOST_OF_A_NAME ? [] : rows.map(({ id }) => id);
}

async function candidatesOf(ids: string[], paid: ReadonlySet<string>): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<CaseRow>({
    name: "bank-candidates",
    text: `select c.id, c.ref, c.customer_id, c.version, c.fold, c.state, k.key as wrapped
      from unnest($1::uuid[]) with ordinality as w(id, at) join cases c on c.id = w.id join customers k on k.id = c.customer_id
      where k.key is not null order by w.at`,
    values: [ids],
  });
  const references = await valuesOfCustomers(pool(), [...new Set(rows.map((row) => row.customer_id))], ["reference"]);
  const read = rows.map((row) =>
    unlessDamaged(
      async () =>
        candidateOf(await openState(row), references.get(row.customer_id)?.reference ?? null, paid.has(row.id)),
      () => null,
    ),
  );
  return (await Promise.all(read)).filter((one) => one !== null);
}

function openState({ customer_id: customerId, wrapped, ...row }: CaseRow): CaseState | Promise<CaseState> {
  return stateOf({ ...row, customerId, key: customerKey(customerId, wrapped) });
}

function candidateOf(state: CaseState, customerReference: string | null, paidBefore: boolean): Candidate {
  const { ref, currency, debts, balanceMinor, arrearsMinor, arrangement, payments } = state;
  return {
    ref,
    open: state.lifecycle.state === "open",
    currency,
    name: state.customer.name,
    customerReference,
    debts: debts.map((debt) => ({ id: debt.id, reference: debt.reference, balanceMinor: debt.balanceMinor })),
    balanceMinor,
    arrearsMinor,
    promiseMinor: arrangement?.kind === "promise" ? arrangement.amountMinor - arrangement.receivedMinor : null,
    instalmentMinor: arrangement?.kind === "plan" ? nextInstalment(arrangement) : null,
    payments: payments
      .filter(({ reversed }) => !reversed)
      .map(({ id, amountMinor, returnedMinor, at }) => ({
        id,
        amountMinor: amountMinor - returnedMinor,
        on: at.slice(0, 10),
      }))
      .toReversed(),
    paidBefore,
  };
}

function nextInstalment({ instalments }: Extract<CaseState["arrangement"], { kind: "plan" }>): number | null {
  const next = instalments.find((one) => one.is !== "skipped" && one.receivedMinor < one.amountMinor);
  return next ? next.amountMinor - next.receivedMinor : null;
}

/** Payouts of this sum that no line has been matched to. */
async function payoutsOf({ id, amountMinor, currency, direction }: LineRow): Promise<Surroundings["payouts"]> {
  if (direction === "out") return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "bank-payouts",
    text: `select distinct g.object as id from gateway_events g where g.type = 'payout' and g.amount_minor = $1 and g.currency = $2
      and g.object is not null and not exists (select from bank_lines l where l.payout = g.object and l.id <> $3)`,
    values: [amountMinor, currency, id],
  });
  return rows.map((row) => ({ id: row.id, amountMinor, currency }));
}

/** The same account, day, direction and sum in a file of another kind: nobody can tell whether it is the same payment. */
async function hasTwin({ id, account, bookedOn, direction, amountMinor, currency, fileId }: LineRow): Promise<boolean> {
  const { rows } = await pool().query<{ twin: boolean }>({
    name: "bank-twin",
    text: `select exists (select from bank_lines l join bank_files f on f.id = l.file_id
      where l.account = $1 and l.booked_on = $2::date and l.amount_minor = $3 and l.direction = $4 and l.currency = $5 and l.id <> $6
        and l.state <> 'ignored' and f.kind <> (select kind from bank_files where id = $7)) as twin`,
    values: [account, bookedOn, amountMinor, direction, currency, id, fileId],
  });
  return rows[0]?.twin === true;
}
