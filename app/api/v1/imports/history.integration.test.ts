import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mappingSchema } from "#lib/domain/import/mapping.ts";
import { onCommit } from "#lib/server/commits.ts";
import { pool } from "#lib/server/database.ts";
import {
  answerTo,
  eventCount,
  FILE,
  IMPORTER,
  importFile,
  normalCases,
  receivablesAsOf,
  runAll,
  SAMPLE,
  stage,
} from "#lib/server/import/given-import.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import { openDesk } from "../given-api.ts";

const AS_OF = "2013-06-30";
const PLANNED = { "case-opened": 100, "debt-added": 1830, "dispute-opened": 420, "payment-received": 1846 };
const READ = {
  rows: 2466,
  read: 1930,
  wrong: 0,
  filtered: 0,
  withheld: 536,
  customers: 100,
  cases: 100,
  finished: 1930,
};

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("the whole file as of 2013-06-30", () => {
  it("is read and planned by a dry run, and nothing is written", async () => {
    const { state, counts, errors, dryRun } = await importFile(FILE, receivablesAsOf(AS_OF), { dryRun: true });
    expect({ state, dryRun, errors }).toEqual({ state: "done", dryRun: true, errors: [] });
    expect(counts).toEqual({ ...READ, commands: 4196, applied: 0, repeated: 0, refused: 0 });
    expect(await eventCount()).toBe(0);
    expect((await pool().query("select from customers")).rowCount).toBe(0);
  });

  it("becomes cases, debts, disputes and payments at their days", async () => {
    const { counts, errors, rate, asOf } = await importFile(FILE, receivablesAsOf(AS_OF));
    expect(errors).toEqual([]);
    expect(asOf).toBe(AS_OF);
    expect(counts).toEqual({ ...READ, commands: 4196, applied: 4196, repeated: 0, refused: 0 });
    expect(rate).toBeGreaterThan(0);
    const { rows } = await pool().query("select type, count(*)::int as n from events group by type");
    expect(Object.fromEntries(rows.map(({ type, n }) => [type, n]))).toMatchObject({ ...PLANNED, "case-closed": 48 });
    const { rows: open } = await pool().query(
      "select count(*)::int as n, min(balance_minor)::int as least from cases where lifecycle = 'open'",
    );
    expect(open[0]).toMatchObject({ n: 52 });
    expect(open[0].least).toBeGreaterThan(0);
    const { rows: days } = await pool().query(
      "select max(occurred_at at time zone 'America/New_York')::text as last, min(wire_time(occurred_at)) as first from events",
    );
    expect(days[0].last <= "2013-06-30 12:00:00").toBe(true);
    expect(days[0].first).toMatch(/^2012-01-\d\dT17:00:00.000Z$/);
    const { rows: closed } = await pool().query(
      `select count(*)::int as n from events c where c.type = 'case-closed' and c.occurred_at <>
         (select max(p.occurred_at) from events p where p.case_id = c.case_id and p.type = 'payment-received')`,
    );
    expect(closed[0].n).toBe(0);
  });

  it("leaves nothing staged, and a record that verifies", async () => {
    const { rows } = await pool().query(
      "select (select count(*) from import_batches) + (select count(*) from import_facts) as left",
    );
    expect(Number(rows[0].left)).toBe(0);
    const { cases, findings } = await verifyEverything(undefined, () => {});
    expect({ cases, findings }).toEqual({ cases: 100, findings: [] });
  });

  it("changes nothing when it is repeated, by whomever", async () => {
    const before = await eventCount();
    const again = await importFile(FILE, receivablesAsOf(AS_OF));
    expect(again.counts).toEqual({ ...READ, commands: 4196, applied: 0, repeated: 4196, refused: 0 });
    const by = { ...IMPORTER, actor: { kind: "api" as const, id: "another" } };
    await importFile(FILE, receivablesAsOf(AS_OF), { by });
    expect(await eventCount()).toBe(before);
  });

  it("adds only the later facts as of a later day, and reopens what was settled", async () => {
    const before = await eventCount();
    const later = receivablesAsOf("2013-07-20");
    const { counts, errors } = await importFile(FILE, later);
    expect(errors).toEqual([]);
    expect(counts).toMatchObject({ repeated: 4196, refused: 0 });
    expect(counts.applied).toBe(counts.commands - 4196);
    const { rows } = await pool().query<{ type: string; n: number; least: string }>(
      `select type, count(*)::int as n, min((occurred_at at time zone 'America/New_York')::date)::text as least from events
       where position > (select position from events order by position offset $1 limit 1) group by type`,
      [before - 1],
    );
    const added = Object.fromEntries(rows.map(({ type, n }) => [type, n]));
    expect(added["debt-added"]).toBeGreaterThan(0);
    expect(added["case-reopened"]).toBeGreaterThan(0);
    expect(added).not.toHaveProperty("case-opened");
    for (const { least } of rows) expect(least > AS_OF).toBe(true);
    expect((await verifyEverything(undefined, () => {})).findings).toEqual([]);
    const after = await eventCount();
    await importFile(FILE, later);
    await importFile(FILE, receivablesAsOf(AS_OF));
    expect(await eventCount()).toBe(after);
  });
});

describe("an import that was cut short", () => {
  const sample = (source: string) => ({ ...receivablesAsOf(AS_OF), source });

  it("ends as one that was not, however often it is cut", async () => {
    const whole = await importFile(FILE, sample("whole"));
    const id = await stage(FILE, sample("cut"));
    for (const commits of [1, 1]) {
      await runUntilCommits(commits);
      expect(await answerTo(id)).toMatchObject({ state: "running", finishedAt: null });
    }
    await runAll();
    const cut = await answerTo(id);
    expect(cut).toMatchObject({ state: "done", counts: whole.counts, errors: [] });
    const cases = await normalCases("cut");
    expect(cases).toEqual(await normalCases("whole"));
    expect(Object.keys(cases)).toHaveLength(100);
  });

  it("goes on with reading where it stopped", async () => {
    const id = await stage(SAMPLE, sample("unread"), { dryRun: true });
    await runAll(AbortSignal.abort());
    expect(await answerTo(id)).toMatchObject({ state: "staging" });
    await runAll();
    expect(await answerTo(id)).toMatchObject({ state: "done", counts: { cases: 8 } });
  });

  it("is run by one runner at a time", async () => {
    const id = await stage(SAMPLE, sample("raced"));
    await Promise.all([runAll(), runAll(), runAll()]);
    const { counts } = await answerTo(id);
    expect(counts).toMatchObject({ applied: counts.commands, repeated: 0 });
  });
});

describe("a changed file", () => {
  const header = "customer,debt,opened,amount,disputed,paid";
  const mapping = {
    source: "ledger",
    asOf: "2026-01-31",
    portfolio: { constant: "uk" },
    customer: { reference: { column: "customer" } },
    debt: {
      reference: { column: "debt" },
      opened: { column: "opened" },
      amount: { column: "amount" },
      currency: { constant: "GBP" },
    },
    dispute: { when: { column: "disputed" }, on: { column: "opened" } },
    settlement: { on: { column: "paid" } },
  };
  const file = (...rows: string[]) => [header, ...rows].join("\n");

  it("adds what is new, also on the opening day, and says what it does not change", async () => {
    await importFile(file("C1,D2,2026-01-05,50.00,no,", "C1,D3,2026-01-06,20.00,yes,2026-01-08"), mapping);
    const { counts, errors } = await importFile(
      file(
        "C1,D1,2026-01-05,10.00,no,",
        "C1,D2,2026-01-05,60.00,no,2026-01-09",
        "C1,D3,2026-01-06,20.00,yes,2026-01-10",
      ),
      mapping,
    );
    expect(errors).toEqual([
      {
        line: 3,
        field: "debt.reference",
        message: expect.stringMatching(/debt D2 is on the case with another amount/),
      },
      { line: 4, field: "settlement.on", message: expect.stringMatching(/D3 has been paid/) },
    ]);
    expect(counts).toMatchObject({ read: 3, refused: 2 });
    expect((await normalCases("ledger")).C1).toMatchObject({ balanceMinor: 6_000, payments: { length: 1 } });
  });
});

describe("a customer with hundreds of debts", () => {
  it("is brought in step by step: a stop keeps what was done, and the rest follows", async () => {
    const mapping = mappingSchema.parse({
      source: "many-debts",
      portfolio: { constant: "uk" },
      customer: { reference: { column: "c" } },
      debt: { reference: { column: "d" }, amount: { column: "a" }, currency: { constant: "GBP" } },
    });
    const rows = Array.from({ length: 520 }, (_, at) => `X,D${at},1.00`);
    const id = await stage(["c,d,a", ...rows].join("\n"), mapping);
    await runUntilCommits(5);
    const inTheMiddle = (await normalCases("many-debts")).X as { balanceMinor: number } | undefined;
    expect(inTheMiddle?.balanceMinor).toBeGreaterThan(20_000);
    expect(inTheMiddle?.balanceMinor).toBeLessThan(52_000);
    expect((await answerTo(id)).state).toBe("running");
    await runAll();
    expect((await normalCases("many-debts")).X).toMatchObject({ balanceMinor: 52_000 });
    expect(await answerTo(id)).toMatchObject({
      state: "done",
      counts: { read: 520, finished: 520, refused: 0, cases: 1 },
    });
    expect((await verifyEverything()).findings).toEqual([]);
  });
});

/** Stops the runner after so many commits; commands under way are finished. */
async function runUntilCommits(commits: number): Promise<void> {
  const stopping = new AbortController();
  let left = commits;
  const stop = onCommit(() => {
    left -= 1;
    if (left === 0) stopping.abort();
  });
  await runAll(stopping.signal);
  stop();
}
