import { atLocalTime, type Day, type Instant, minInstant } from "../calendar.ts";
import { canonicalJson } from "../canonical.ts";
import type { CommandOf } from "../commands.ts";
import type { ImportedCustomer, ImportFact } from "./row.ts";

type NamesDebt = { debtReference: string };
type Intention =
  | { type: "open-case"; data: CommandOf<"open-case"> }
  | { type: "add-debt"; data: CommandOf<"add-debt"> }
  | { type: "open-dispute"; data: Omit<CommandOf<"open-dispute">, "debtId"> & NamesDebt }
  | { type: "record-payment"; data: Omit<CommandOf<"record-payment">, "debtId"> & NamesDebt };

/** As many debts and time zones as one open-case takes; further debts follow as add-debt the same day. */
const MOST_DEBTS = 200;
const MOST_ZONES = 5;

/**
 * A command that recreates a piece of history. `debtReference` names a debt of the same case by its reference, because ids come with the
 * case. `rowKeys` are the rows that it comes from. `contentKey` is the same for the same content of the same rows, whatever the as-of day,
 * the time zone and the day of the import: the source of `commandId`. It holds personal data: derive (HMAC), never store it.
 */
export type PlannedCommand = Intention & { occurredAt: Instant; rowKeys: string[]; contentKey: string };

/** The case's portfolio decides zone and currency; `asOf` is the last day of history; `now` bounds every `occurredAt`. */
export type PlanContext = { timeZone: string; currency: string; asOf: Day; now: Instant };

/** A fact that cannot join the case, and why. */
export type RefusedFact = { rowKey: string; field: string; message: string };

/** What makes two facts one case: the customer of a source in a portfolio. Holds a reference: personal data. */
export function caseKey({ source, portfolio, customer }: ImportFact): string {
  return canonicalJson([source, portfolio, customer.reference]);
}

/**
 * The commands, in time order, that recreate the case of one customer in one portfolio: `open-case` on the earliest day with the debts
 * known that day, `add-debt` for later ones, `open-dispute` and `record-payment` at their days, nothing after the as-of day. A day's
 * instant is 12:00 in the portfolio's zone; within a day debts come first, then disputes, then payments, each by reference. Debts
 * without a day are known from the as-of day. The order of the facts does not matter, repeated equal rows count once.
 *
 * A payment of a disputed debt resolves nothing. The customer is as the opening day's rows tell, the first by reference where they differ;
 * one without a name goes by the reference.
 *
 * Refused are facts in another currency than the portfolio's, and all rows of a debt that the file tells in different ways. Throws
 * RangeError when the facts are not of one case.
 */
export function planCase(
  facts: readonly ImportFact[],
  context: PlanContext,
): { commands: PlannedCommand[]; refused: RefusedFact[] } {
  if (new Set(facts.map(caseKey)).size > 1) throw new RangeError("the facts to plan belong to more than one case");
  const { sound, refused } = sift(facts, context.currency);
  const dated = datedDebts(sound, context.asOf);
  const opening = dated.filter((debt) => debt.on === dated[0]?.on).slice(0, MOST_DEBTS);
  const steps = [
    ...openCase(opening),
    ...dated.slice(opening.length).map(addDebt),
    ...dated.flatMap(({ fact }) => [...openDispute(fact), ...recordPayment(fact)]),
  ].filter((step) => step.on <= context.asOf);
  return { commands: steps.toSorted(inTime).map((step) => toCommand(step, context)), refused };
}

type DatedDebt = { on: Day; fact: ImportFact };
/** `told` is the day that the rows themselves tell, if any: part of the content, as `on` is not when it stands for the as-of day. */
type Step = { on: Day; told: Day | null; facts: readonly [ImportFact, ...ImportFact[]]; intention: Intention };

function sift(facts: readonly ImportFact[], currency: string): { sound: ImportFact[]; refused: RefusedFact[] } {
  const sound: ImportFact[] = [];
  const refused: RefusedFact[] = [];
  for (const [rowKey, told] of Map.groupBy(facts, (fact) => fact.rowKey)) {
    const [fact, ...others] = new Map(told.map((one) => [canonicalJson(one), one])).values();
    if (!fact) continue;
    const { debt } = fact;
    if (others.length > 0) {
      const message = `debt ${debt.reference} stands in the file more than once with different content; keep one row`;
      refused.push({ rowKey, field: "debt.reference", message });
    } else if (debt.currency !== currency) {
      const message = `the portfolio's currency is ${currency}, not ${debt.currency}; choose a portfolio in ${debt.currency}`;
      refused.push({ rowKey, field: "debt.currency", message });
    } else sound.push(fact);
  }
  return { sound, refused };
}

/** The debts that are known on the as-of day, in time order. Those without a day share one: before anything happened to them. */
function datedDebts(facts: ImportFact[], asOf: Day): DatedDebt[] {
  const undated = facts.filter((fact) => fact.debt.opened === null);
  const events = undated.flatMap(({ disputedOn, settlement }) => [disputedOn, settlement?.on ?? null]);
  const undatedDay = events.reduce<Day>((least, day) => (day !== null && day < least ? day : least), asOf);
  return facts
    .map((fact) => ({ on: fact.debt.opened ?? undatedDay, fact }))
    .filter(({ on }) => on <= asOf)
    .toSorted((a, b) => compare(a.on, b.on) || compare(a.fact.debt.reference, b.fact.debt.reference));
}

function openCase(opening: DatedDebt[]): Step[] {
  const [first, ...others] = opening;
  if (!first) return [];
  const facts = [first.fact, ...others.map(({ fact }) => fact)] as const;
  const data = { portfolio: first.fact.portfolio, customer: plannedCustomer(facts), debts: facts.map(plannedDebt) };
  return [{ on: first.on, told: first.fact.debt.opened, facts, intention: { type: "open-case", data } }];
}

function addDebt({ on, fact }: DatedDebt): Step {
  return {
    on,
    told: fact.debt.opened,
    facts: [fact],
    intention: { type: "add-debt", data: { debt: plannedDebt(fact) } },
  };
}

function openDispute(fact: ImportFact): Step[] {
  const { disputedOn: on, debt } = fact;
  if (on === null) return [];
  return [
    {
      on,
      told: on,
      facts: [fact],
      intention: { type: "open-dispute", data: { reason: "other", debtReference: debt.reference } },
    },
  ];
}

function recordPayment(fact: ImportFact): Step[] {
  const { settlement, debt } = fact;
  if (settlement === null || settlement.amountMinor === 0) return [];
  const { reference, currency } = debt;
  const data = {
    amountMinor: settlement.amountMinor,
    currency,
    method: "other",
    reference,
    debtReference: reference,
  } as const;
  return [{ on: settlement.on, told: settlement.on, facts: [fact], intention: { type: "record-payment", data } }];
}

function plannedCustomer(facts: readonly [ImportFact, ...ImportFact[]]): CommandOf<"open-case">["customer"] {
  const told: ImportedCustomer = Object.assign({}, ...facts.map((fact) => fact.customer).toReversed());
  const { reference, name = reference, timeZone: _zone, ...rest } = told;
  const timeZones = [...new Set(facts.flatMap(({ customer }) => customer.timeZone ?? []))].slice(0, MOST_ZONES);
  return { source: facts[0].source, reference, name, ...rest, ...(timeZones.length > 0 && { timeZones }) };
}

function plannedDebt({ debt }: ImportFact): CommandOf<"add-debt">["debt"] {
  const { reference, creditor, dueOn, balanceMinor, currency, opened } = debt;
  return { reference, ...(creditor && { creditor }), balanceMinor, currency, dueOn, openedOn: opened };
}

const rank = { "open-case": 0, "add-debt": 1, "open-dispute": 2, "record-payment": 3 };

function inTime(a: Step, b: Step): number {
  return (
    compare(a.on, b.on) ||
    rank[a.intention.type] - rank[b.intention.type] ||
    compare(a.facts[0].debt.reference, b.facts[0].debt.reference)
  );
}

function toCommand({ on, told, facts, intention }: Step, { timeZone, now }: PlanContext): PlannedCommand {
  const rowKeys = facts.map((fact) => fact.rowKey);
  const { source, portfolio } = facts[0];
  return {
    ...intention,
    occurredAt: minInstant(atLocalTime(on, "12:00", timeZone), now) ?? now,
    rowKeys,
    contentKey: canonicalJson({ source, portfolio, rowKeys, on: told, ...intention }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
