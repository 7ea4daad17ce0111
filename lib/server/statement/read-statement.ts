/** A statement of account: what was owed, what changed it and what is owed, over some days in the portfolio's time zone. */
import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { isDay, localDay } from "../../domain/calendar.ts";
import type { Directory } from "../../domain/directory.ts";
import { stateFor } from "../../domain/kept-apart.ts";
import { HEADS, type Head } from "../../domain/money-words.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { Sender } from "../../domain/templates/template.ts";
import { recordAccess } from "../access/record.ts";
import { invalidField } from "../org/refusals.ts";
import { databaseNow } from "../policy/read-packs.ts";
import { stateOf } from "../reads/case.ts";
import { type Movement, movementsOf } from "../reads/ledger.ts";
import { readableCase } from "../reads/readable-case.ts";
import { senderFor } from "../templates/published.ts";

const day = z.string().refine(isDay, "must be a day such as 2026-11-24").optional();
export const statementSchema = z.strictObject({ from: day, to: day });

/** The head under which credit stands. */
export const CREDIT = "Credit";

/** What an event changed under one head of one debt; `balanceMinor`: owed in all after it. */
export type StatementLine = {
  on: string;
  what: string;
  debt: string;
  head: string;
  amountMinor: number;
  balanceMinor: number;
};
export type Statement = {
  ref: string;
  customer: string;
  portfolio: string;
  creditor: string;
  /** Who gives it: what writes to the portfolio's customers; empty where nobody has said. */
  issuer: Pick<Sender, "name" | "address" | "telephone" | "registration">;
  currency: string;
  from: string;
  to: string;
  /** The day on which it was made: what comes later is not in it, whatever `to` says. */
  issuedOn: string;
  openingMinor: number;
  lines: StatementLine[];
  closingMinor: number;
  creditMinor: number;
};

/** Reads it, and notes in the access log that it left the house, before it does. */
export async function readStatement(
  viewer: Viewer,
  directory: Directory,
  ref: string,
  asked: z.output<typeof statementSchema>,
  format: "csv" | "pdf",
): Promise<Statement> {
  const found = await readableCase(viewer, ref);
  const state = stateFor(viewer, await stateOf(found));
  const { name = "", creditor = "", timeZone = "UTC" } = directory.portfolios[state.portfolio] ?? {};
  const today = localDay(new Date(await databaseNow()).toISOString(), timeZone);
  const { from = localDay(state.openedAt, timeZone), to = today } = asked;
  if (from > to) throw invalidField("to", "must not be before from");
  const movements = inTime(await movementsOf(found.id), timeZone);
  const references = new Map(state.debts.map(({ id, reference }) => [id, reference]));
  const lines = movements.filter(({ on }) => on >= from && on <= to);
  await recordAccess({
    by: { kind: viewer.kind, id: viewer.id },
    via: doorOf(viewer),
    action: "export",
    caseId: found.id,
    detail: { list: "statement", format, from, to },
    results: lines.length,
  });
  const openingMinor = total(
    movements.filter(({ on }) => on < from),
    ({ amountMinor }) => amountMinor,
  );
  return {
    ...{
      ref: state.ref,
      customer: state.customer.name,
      portfolio: name,
      creditor,
      issuer: await senderFor(state.portfolio),
      currency: state.currency,
      from,
      to,
      issuedOn: today,
      openingMinor,
    },
    lines: linesOf(lines, openingMinor, references),
    closingMinor: openingMinor + total(lines, ({ amountMinor }) => amountMinor),
    creditMinor: total(
      movements.filter(({ on }) => on <= to),
      ({ creditMinor }) => creditMinor,
    ),
  };
}

type Dated = Movement & { on: string };

/** As they happened, which need not be the order in which they were recorded. */
function inTime(movements: readonly Movement[], timeZone: string): Dated[] {
  return movements
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.version - b.version))
    .map((one) => ({ ...one, on: localDay(one.occurredAt, timeZone) }));
}

function linesOf(movements: readonly Dated[], openingMinor: number, references: Map<string, string>): StatementLine[] {
  let balanceMinor = openingMinor;
  return movements.flatMap(({ on, what, changes, creditMinor }) => {
    const lines = changes.map(({ debtId, head, amountMinor }): StatementLine => {
      balanceMinor += amountMinor;
      return {
        on,
        what,
        debt: references.get(debtId) ?? "",
        head: HEADS[head as Head] ?? head,
        amountMinor,
        balanceMinor,
      };
    });
    if (creditMinor !== 0) lines.push({ on, what, debt: "", head: CREDIT, amountMinor: -creditMinor, balanceMinor });
    return lines;
  });
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}
