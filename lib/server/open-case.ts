import type { CommandOf } from "../domain/commands.ts";
import { COMMANDS } from "../domain/commands.ts";
import { decide } from "../domain/decide.ts";
import type { Directory } from "../domain/directory.ts";
import type { NewEvent } from "../domain/events.ts";
import { mayRead, type Viewer, whyNotOpen } from "../domain/permissions.ts";
import { announceCommit, teamsTouched } from "./commits.ts";
import { factsCarriedTo } from "./contacts/carried-facts.ts";
import { bodyHash, type CustomerKey, makeCustomerKey, referenceHash } from "./crypto.ts";
import { customerKey } from "./customer-keys.ts";
import { type Client, inTransaction } from "./database.ts";
import { directoryAt } from "./directory.ts";
import { appendFacts, eventsOf } from "./event-store.ts";
import { bodyText, mismatch } from "./first-answer.ts";
import { actorKey, type Identity, viewerOf } from "./identity.ts";
import { drawRef, newId } from "./ids.ts";
import { forbidden, notFound, Problem } from "./problem.ts";
import { invalid } from "./read-command.ts";
import { type CustomerValue, FIRST_HASH, type Manner, type Target } from "./recording.ts";
import { type Answer, again, type Options } from "./run-command.ts";
import { searchedValues } from "./search/searched-values.ts";
import { traced } from "./traced.ts";

type Data = CommandOf<"open-case">;
export type Opening = { commandId: string; data: Data; said: { type: string; data: unknown } };

/** Reads the body of `POST /cases`: a commandId beside the data of `open-case`. */
export function readOpening(body: unknown): Opening {
  const { commandId, ...data } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const parsed = COMMANDS["open-case"].safeParse(data);
  if (!parsed.success) throw invalid(parsed.error.issues);
  if (typeof commandId !== "string" || !/^[A-Za-z0-9._:-]{8,128}$/.test(commandId)) {
    throw new Problem(422, "invalid", "commandId: must be 8 to 128 of A-Z a-z 0-9 . _ : -.", {
      errors: [{ path: "commandId", message: "must be 8 to 128 of A-Z a-z 0-9 . _ : -" }],
    });
  }
  return { commandId, data: parsed.data, said: { type: "open-case", data } };
}

/** Opens a case for a new or known customer. One open case per customer and portfolio. */
export async function openCase(by: Identity, opening: Opening, options: Options = {}): Promise<Answer> {
  const work = () => again(() => inTransaction((client) => open(client, by, opening, options)));
  const { answer, announce } = await traced("command open-case", {}, work);
  announce();
  return answer;
}

async function open(client: Client, by: Identity, opening: Opening, options: Options) {
  const { rows } = await client.query<{ version: string; now: string }>(
    "select version, wire_time(date_trunc('milliseconds', clock_timestamp())) as now from org",
  );
  const { version = "0", now = "" } = rows[0] ?? {};
  const directory = await directoryAt(Number(version), client);
  const viewer = viewerOf(by, directory);
  const first = await firstAnswer(client, by, viewer, opening);
  if (first) return { answer: first, announce: () => {} };
  requireMayOpen(by, opening.data.portfolio, directory);
  const customer = await holdCustomer(client, opening.data);
  // The customer may have been held until now by the same command, sent twice at once.
  const meanwhile = customer.isNew ? null : await firstAnswer(client, by, viewer, opening);
  if (meanwhile) return { answer: meanwhile, announce: () => {} };
  await requireNoOpenCase(client, customer.id, opening.data.portfolio);
  const begun = beginCase(by, opening, customer, { now, directory, occurredAt: options.occurredAt ?? now });
  const carried = customer.isNew ? [] : await factsCarriedTo(client, customer, begun.facts);
  const { target, manner } = begun;
  const facts = [...begun.facts, ...carried];
  const { events, state, notices } = await appendFacts(client, target, facts, manner);
  const { id: caseId, ref, portfolio } = target;
  const commit = { caseId, ref, customerId: customer.id, portfolio, version: state.version, events, notices };
  const announce = () => announceCommit({ ...commit, teams: teamsTouched(null, state) });
  return { answer: { ref, version: state.version, events, replay: false }, announce };
}

export type HeldCustomer = { id: string; key: CustomerKey; isNew: boolean; standing?: CustomerValue[] };
type Moment = { now: string; directory: Directory; occurredAt: string };

/** What opening the case comes to: the case as it is about to be, its facts, and how they are recorded. */
export function beginCase(
  by: Identity,
  opening: Opening,
  customer: HeldCustomer,
  { now, directory, occurredAt }: Moment,
): { target: Target; facts: NewEvent[]; manner: Manner } {
  const context = { now: occurredAt, at: now, actor: by.actor, directory, newId, customerId: customer.id };
  const facts = decide({ type: "open-case", data: opening.data }, null, context);
  const { portfolio } = opening.data;
  const place = { id: newId(), ref: drawRef(), customerId: customer.id, portfolio };
  const target = { ...place, version: 0, lastHash: FIRST_HASH, now, key: customer.key, state: null };
  const body = bodyHash(customer.key, bodyText("", opening.said));
  const values = valuesOf(opening.data, customer.isNew);
  return {
    target,
    facts,
    manner: {
      actor: by.actor,
      commandId: opening.commandId,
      body,
      directory,
      occurredAt,
      values,
      standing: customer.standing,
    },
  };
}

async function firstAnswer(client: Client, by: Identity, viewer: Viewer, opening: Opening): Promise<Answer | null> {
  const { rows } = await client.query<{
    case_id: string;
    ref: string;
    portfolio: string;
    body: Buffer;
    from_version: number;
    to_version: number;
    customer_id: string;
    key: Buffer | null;
  }>(
    `select c.case_id, k.ref, k.portfolio, c.body, c.from_version, c.to_version, k.customer_id, u.key
     from commands c join cases k on k.id = c.case_id join customers u on u.id = k.customer_id
     where c.actor = $1 and c.command_id = $2`,
    [actorKey(by.actor), opening.commandId],
  );
  const row = rows[0];
  if (!row) return null;
  if (!seesWhatItOpened(viewer, row.portfolio)) throw notFound();
  const key = customerKey(row.customer_id, row.key);
  if (!key || !bodyHash(key, bodyText("", opening.said)).equals(row.body)) throw mismatch();
  const events = await eventsOf(client, row.case_id, row.ref, key, row.from_version - 1, row.to_version);
  return { ref: row.ref, version: row.to_version, events, replay: true };
}

/** Throws 403 unless the identity may open cases there, 422 when there is no such portfolio. */
export function requireMayOpen(by: Identity, portfolio: string, directory: Directory): void {
  const viewer = viewerOf(by, directory);
  const why = whyNotOpen(viewer, portfolio);
  if (why) throw forbidden(why);
  if (directory.portfolios[portfolio] && seesWhatItOpened(viewer, portfolio)) return;
  throw new Problem(422, "refused", `There is no portfolio ${portfolio}.`, { rule: "unknown-portfolio" });
}

/** A key that only imports reads no cases, but is told what it opened itself. */
function seesWhatItOpened(viewer: Viewer, portfolio: string): boolean {
  return viewer.kind === "api" || mayRead(viewer, portfolio);
}

/** The customer of this reference in this source, locked; made when new. Without a reference: always a new one. */
async function holdCustomer(client: Client, { customer }: Data): Promise<HeldCustomer> {
  const id = newId();
  const { key, wrapped } = makeCustomerKey(id);
  const source = customer.source ?? "api";
  const hash = referenceHash(source, customer.reference ?? id);
  const made = await client.query(
    "insert into customers (id, key, source, reference_hash) values ($1, $2, $3, $4) on conflict do nothing",
    [id, wrapped, source, hash],
  );
  if (made.rowCount === 1) return { id, key, isNew: true };
  const { rows } = await client.query<{ id: string; key: Buffer | null }>(
    "select id, key from customers where source = $1 and reference_hash = $2 for update",
    [source, hash],
  );
  const known = rows[0];
  const knownKey = known && customerKey(known.id, known.key);
  if (!known || !knownKey)
    throw new Problem(422, "refused", "This customer has been erased.", { rule: "customer-erased" });
  return { id: known.id, key: knownKey, isNew: false, standing: await searchedValues(client, known.id, knownKey) };
}

async function requireNoOpenCase(client: Client, customerId: string, portfolio: string): Promise<void> {
  const { rows } = await client.query<{ ref: string }>(
    "select ref from cases where customer_id = $1 and portfolio = $2 and lifecycle = 'open' limit 1",
    [customerId, portfolio],
  );
  if (!rows[0]) return;
  throw new Problem(409, "conflict", "This customer has an open case in the portfolio. Add the debt to it.", {
    rule: "case-exists",
    ref: rows[0].ref,
  });
}

/** What no event carries. A known customer's values are changed by `change-contact-point`, not by a second case. */
function valuesOf({ customer }: Data, isNew: boolean): CustomerValue[] {
  if (!isNew) return [];
  const { reference, phone, email, address, country, birthDate } = customer;
  const values = { reference, phone, email, address, country, "birth-date": birthDate };
  return Object.entries(values).flatMap(([kind, value]) => (value ? [{ kind, value, verified: false }] : []));
}
