import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../calendar.ts";
import { COMMANDS } from "../commands.ts";
import receivables from "./accounts-receivable.mapping.json" with { type: "json" };
import { type Mapping, mappingSchema } from "./mapping.ts";
import { caseKey, type PlanContext, type PlannedCommand, planCase } from "./plan.ts";
import { type ImportFact, readRow } from "./row.ts";

const context: PlanContext = {
  timeZone: "America/New_York",
  currency: "USD",
  asOf: "2013-06-30",
  now: "2026-11-22T12:00:00.000Z",
};

describe("the real file", () => {
  const mapping = mappingSchema.parse(receivables);

  it("in its sample of eight customers, whole histories", () => {
    const { plans, skipped } = importFile("lib/domain/import/sample/accounts-receivable.csv", mapping, context);
    expect(plans.size).toBe(8);
    expect({ skipped, ...counts(plans) }).toMatchInlineSnapshot(`
      {
        "add-debt": 153,
        "open-case": 8,
        "open-dispute": 39,
        "record-payment": 151,
        "skipped": 41,
      }
    `);
    expect(brief([...plans.values()][0] ?? []).slice(0, 8)).toMatchInlineSnapshot(`
      [
        "2012-02-12 open-case",
        "2012-02-28 record-payment",
        "2012-03-01 add-debt",
        "2012-03-20 add-debt",
        "2012-03-31 open-dispute",
        "2012-04-08 record-payment",
        "2012-04-17 record-payment",
        "2012-07-01 add-debt",
      ]
    `);
  });

  it("as of 2013-06-30, whole", () => {
    const { plans, skipped, withheld } = importFile("prisma/data/accounts-receivable.csv", mapping, context);
    expect({
      skipped,
      withheld,
      ...counts(plans),
      owing: [...plans.values()].filter(owes).length,
    }).toMatchInlineSnapshot(`
      {
        "add-debt": 1830,
        "open-case": 100,
        "open-dispute": 420,
        "owing": 52,
        "record-payment": 1846,
        "skipped": 536,
        "withheld": 103,
      }
    `);
    for (const { type, data } of [...plans.values()].flat()) {
      const { debtReference: _, ...sent } = { debtReference: undefined, ...data };
      expect(COMMANDS[type].safeParse(sent).error).toBeUndefined();
    }
    const keys = [...plans.values()].flat().map((command) => command.contentKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("a later as-of day adds to the history and changes nothing in it", () => {
    const path = "lib/domain/import/sample/accounts-receivable.csv";
    fc.assert(
      fc.property(fc.nat(700), fc.nat(60), (start, more) => {
        const asOf = addDays("2012-01-01", start);
        const earlier = importFile(path, { ...mapping, asOf }, { ...context, asOf }).plans;
        const later = importFile(
          path,
          { ...mapping, asOf: addDays(asOf, more) },
          { ...context, asOf: addDays(asOf, more) },
        ).plans;
        for (const [key, commands] of earlier) expect(later.get(key)?.slice(0, commands.length)).toEqual(commands);
      }),
      { numRuns: 12 },
    );
  });

  it("plans the same for any order of rows, and the same keys in any zone", () => {
    const { facts } = importFile("lib/domain/import/sample/accounts-receivable.csv", mapping, context);
    const one = facts.filter((fact) => caseKey(fact) === caseKey(facts[0] as ImportFact));
    const { commands } = planCase(one, context);
    fc.assert(
      fc.property(fc.shuffledSubarray(one, { minLength: one.length }), (shuffled) => {
        expect(planCase(shuffled, context).commands).toEqual(commands);
      }),
      { numRuns: 20 },
    );
    const elsewhere = planCase(one, { ...context, timeZone: "Asia/Tokyo", now: "2027-01-01T00:00:00.000Z" }).commands;
    expect(elsewhere.map((command) => command.contentKey)).toEqual(commands.map((command) => command.contentKey));
    expect(commands.map((command) => command.occurredAt)).toEqual(
      commands.map((command) => command.occurredAt).toSorted(),
    );
  });
});

function importFile(path: string, mapping: Mapping, at: PlanContext) {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true });
  const results = rows.map((row) => readRow(row, mapping));
  const facts = results.flatMap((result) => ("ok" in result && result.ok ? [result.fact] : []));
  const skipped = results.filter((result) => "skipped" in result).length;
  expect(facts.length + skipped).toBe(rows.length);
  const plans = new Map([...Map.groupBy(facts, caseKey)].map(([key, own]) => [key, planCase(own, at).commands]));
  return { facts, skipped, withheld: facts.flatMap((fact) => fact.withheld).length, plans };
}

function brief(commands: PlannedCommand[]): string[] {
  return commands.map((command) => `${command.occurredAt.slice(0, 10)} ${command.type}`);
}

function counts(plans: Map<string, PlannedCommand[]>): Record<string, number> {
  const types = [...plans.values()].flat().map((command) => command.type);
  return Object.fromEntries([...Map.groupBy(types, (type) => type)].map(([type, all]) => [type, all.length]));
}

function owes(commands: PlannedCommand[]): boolean {
  return balance(commands) > 0;
}

function balance(commands: PlannedCommand[]): number {
  return commands.reduce((sum, command) => {
    if (command.type === "open-case")
      return sum + command.data.debts.reduce((all, debt) => all + (debt.balanceMinor ?? 0), 0);
    if (command.type === "add-debt") return sum + (command.data.debt.balanceMinor ?? 0);
    return command.type === "record-payment" ? sum - command.data.amountMinor : sum;
  }, 0);
}
