/**
 * The only writer of events, the case row, command answers, ownership ranges and notices. `lockCase` is a command's
 * first statement; `appendFacts` its last before the commit. Both run on the caller's transaction.
 */
import pg from "pg";
import { type CaseState, FOLD, fold } from "../domain/case.ts";
import type { Actor, CaseEvent, NewEvent } from "../domain/events.ts";
import { mayReachAllCases, takesAnAttempt } from "../domain/reach.ts";
import { contactSql } from "./contacts/contact-sql.ts";
import { type CustomerKey, open } from "./crypto.ts";
import { customerKey } from "./customer-keys.ts";
import type { Client } from "./database.ts";
import type { Holder } from "./holders.ts";
import { actorKey } from "./identity.ts";
import { requireKnown } from "./newer-build.ts";
import { type Opened, openingRows } from "./opening-rows.ts";
import type { ReadCommand } from "./read-command.ts";
import { type Appended, type Manner, record, stateBound, type Target } from "./recording.ts";
import { changesWhatIsFound } from "./search/found-by.ts";
import { INSERT_TOKENS, tokenColumns, tokensSql } from "./search/write-tokens.ts";
import { EVENT_COLUMNS, type StoredEvent, toCaseEvent } from "./stored-event.ts";
import { traced } from "./traced.ts";

/** A case that this transaction holds. `key` and `state` are null once the customer has been erased. */
export type HeldCase = {
  id: string;
  ref: string;
  customerId: string;
  portfolio: string;
  version: number;
  lastHash: string;
  now: string;
  key: CustomerKey | null;
  state: CaseState | null;
  orgVersion: number;
  answered: Answered | null;
};
export type Answered = { caseId: string; body: Buffer; from: number; to: number };

/** What is known of a command before its case is. */
type Asked = Pick<ReadCommand, "commandId" | "command">;

/** What `lock_case` and `claim_due` give of a case. */
export type LockRow = {
  id: string;
  ref: string;
  customer_id: string;
  portfolio: string;
  version: number;
  fold: number;
  state: Buffer;
  last_hash: string;
  now: string;
  key: Buffer | null;
  org_version: string;
  body: Buffer | null;
  from_version: number | null;
  to_version: number | null;
  answered_case: string | null;
};

/** Begins the transaction and locks the case, in one round trip; null when there is none. `ref` must be a valid reference. */
export async function beginOnCase(client: Client, ref: string, actor: Actor, read: Asked): Promise<HeldCase | null> {
  const results = (await client.query(
    `begin; ${customerFirstSql(ref, read)}${lockSql(ref, actor, read)}`,
  )) as unknown as pg.QueryResult<LockRow>[];
  return held(client, results.at(-1)?.rows[0]);
}

/** The same inside a transaction that has begun. */
export async function lockCase(client: Client, ref: string, actor: Actor, read: Asked): Promise<HeldCase | null> {
  const first = customerFirstSql(ref, read);
  if (first) await client.query(first);
  return lockAnother(client, ref, actor, read);
}

/** Locks one more case of a customer who is held already, with all of their cases. */
export async function lockAnother(client: Client, ref: string, actor: Actor, read: Asked): Promise<HeldCase | null> {
  const { rows } = await client.query<LockRow>(lockSql(ref, actor, read));
  return held(client, rows[0]);
}

/** Holds the customer of a case, before any of their cases is locked. */
export async function holdCustomerOf(client: Client, ref: string): Promise<void> {
  await client.query(holdCustomerSql(ref));
}

/**
 * The customer comes before their cases. What tells something of them locks all their cases too, in the order of their ids;
 * what takes one of few attempts has the customer to itself; what changes tokens only keeps them as they are.
 */
function customerFirstSql(ref: string, read: Asked): string {
  if (mayReachAllCases(read.command)) return `${holdCustomerSql(ref, "no key update")}; ${holdCasesSql(ref)}; `;
  if (takesAnAttempt(read.command)) return `${holdCustomerSql(ref, "no key update")}; `;
  return changesWhatIsFound(read) ? `${holdCustomerSql(ref)}; ` : "";
}

function holdCustomerSql(ref: string, strength: "share" | "no key update" = "share"): string {
  return `select 1 from customers where id = ${customerOf(ref)} for ${strength}`;
}

function holdCasesSql(ref: string): string {
  return `select 1 from cases where customer_id = ${customerOf(ref)} order by id for no key update`;
}

function customerOf(ref: string): string {
  return `(select customer_id from cases where ref = ${pg.escapeLiteral(ref)})`;
}

function lockSql(ref: string, actor: Actor, { commandId }: Asked): string {
  const [r, a, c] = [ref, actorKey(actor), commandId].map((text) => pg.escapeLiteral(text));
  return `select * from lock_case(${r}, ${a}, ${c})`;
}

/** A locked row as the rules read it. Throws when the state cannot be opened. */
export async function held(client: Client, row: LockRow | undefined): Promise<HeldCase | null> {
  if (!row) return null;
  const key = customerKey(row.customer_id, row.key);
  return {
    id: row.id,
    ref: row.ref,
    customerId: row.customer_id,
    portfolio: row.portfolio,
    version: row.version,
    lastHash: row.last_hash,
    now: row.now,
    key,
    state: key && (await stateOf(client, row, key)),
    orgVersion: Number(row.org_version),
    answered:
      row.body && row.answered_case
        ? { caseId: row.answered_case, body: row.body, from: row.from_version ?? 0, to: row.to_version ?? 0 }
        : null,
  };
}

/** The snapshot, or the log folded again when another version of the fold made the snapshot. Throws `NewerBuild`. */
async function stateOf(
  client: Client,
  row: Pick<LockRow, "id" | "ref" | "fold" | "state">,
  key: CustomerKey,
): Promise<CaseState> {
  if (row.fold === FOLD) return open<CaseState>(key, row.state, stateBound(row.id));
  const events = await eventsOf(client, row.id, row.ref, key);
  requireKnown(events);
  return fold(events);
}

/** The state of the customer's newest case; null when they have none. The customer is held, so that nothing reaches it meanwhile. */
export async function heldStateOf(
  client: Client,
  customer: { id: string; key: CustomerKey },
): Promise<CaseState | null> {
  const { rows } = await client.query<Pick<LockRow, "id" | "ref" | "fold" | "state">>(
    "select id, ref, fold, state from cases where customer_id = $1 order by id desc limit 1",
    [customer.id],
  );
  return rows[0] ? stateOf(client, rows[0], customer.key) : null;
}

/** Events of a case in order, `after` exclusive to `upTo` inclusive. */
export async function eventsOf(
  client: Pick<Client, "query">,
  caseId: string,
  ref: string,
  key: CustomerKey | null,
  after = 0,
  upTo = 2_147_483_647,
): Promise<CaseEvent[]> {
  const { rows } = await client.query<StoredEvent>(
    `select ${EVENT_COLUMNS} from events where case_id = $1 and version > $2 and version <= $3 order by version`,
    [caseId, after, upTo],
  );
  return rows.map((row) => toCaseEvent(row, ref, key));
}

/** Appends the facts (at least one) with everything that follows from them. The caller commits. */
export async function appendFacts(
  client: Client,
  target: Target,
  facts: NewEvent[],
  manner: Manner,
): Promise<Appended> {
  const { payload, holders, found, contacts, ...appended } = record(target, facts, manner);
  const append =
    appendSql(target.portfolio, holders, payload) + tokensSql(target, found) + contactSql(target, contacts, manner);
  await traced("append", { "baton.events": appended.events.length }, () => client.query(append));
  return appended;
}

/** The same with the commit in one round trip. */
export async function appendAndCommit(
  client: Client,
  target: Target,
  facts: NewEvent[],
  manner: Manner,
): Promise<Appended> {
  const { payload, holders, found, contacts, ...appended } = record(target, facts, manner);
  const beside = tokensSql(target, found) + contactSql(target, contacts, manner);
  const append = `${appendSql(target.portfolio, holders, payload)}${beside}; commit`;
  await traced("append", { "baton.events": appended.events.length }, () => client.query(append));
  return appended;
}

/** Remembers a command that came to nothing, so that its repeat does too. Its answer is the empty run after the last event. */
export async function rememberQuiet(
  client: Client,
  { id, version }: Target,
  { actor, commandId, body }: Pick<Manner, "actor" | "commandId" | "body">,
): Promise<void> {
  await client.query(
    `insert into commands (actor, command_id, case_id, body, from_version, to_version) values ($1, $2, $3, $4, $5, $6)`,
    [actorKey(actor), commandId, id, body, version + 1, version],
  );
}

/** Opens many cases of new customers, each with what followed on it, in one round trip. The caller commits. */
export async function appendOpened(client: Client, cases: Opened[]): Promise<void> {
  const rows = openingRows(cases);
  const sets = [rows.customers, rows.values, rows.cases, rows.commands, rows.events, rows.owners, rows.notices];
  await client.query({
    name: "open-cases",
    text: "select open_cases($1, $2, $3, $4, $5, $6, $7)",
    values: sets.map((set) => JSON.stringify(set)),
  });
  const found = cases.map(({ target, recorded }) => ({ id: target.id, found: recorded.map((facts) => facts.found) }));
  const { tokens, cases: ids } = tokenColumns(found);
  await client.query({ name: "search-tokens", text: INSERT_TOKENS, values: [tokens, ids] });
  const contacts = cases
    .flatMap(({ target, recorded }) => recorded.map((one) => contactSql(target, one.contacts, {})))
    .join("");
  if (contacts) await client.query(contacts.slice(2));
}

function appendSql(portfolio: string, holders: Holder[], payload: object): string {
  const append = `select append_events(${pg.escapeLiteral(JSON.stringify(payload))}::jsonb)`;
  const teams = [...new Set(holders.flatMap(({ team, granted }) => (granted ? [team] : [])))];
  if (teams.length === 0) return append;
  const list = teams.map((team) => pg.escapeLiteral(team)).join(",");
  return `select hold_grants(${pg.escapeLiteral(portfolio)}, array[${list}]); ${append}`;
}
