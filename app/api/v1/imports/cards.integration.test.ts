import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import cards from "#lib/domain/import/credit-card-default.mapping.json" with { type: "json" };
import { mappingSchema } from "#lib/domain/import/mapping.ts";
import { pool } from "#lib/server/database.ts";
import { importFile } from "#lib/server/import/given-import.ts";
import { openDesk } from "../given-api.ts";

const FILE = readFileSync("prisma/data/credit-card-default.csv", "utf8");
const MAPPING = mappingSchema.parse({ ...cards, portfolio: { constant: "uk" } });

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Counted without any of our code: no cell of this file is quoted. */
function behind(): { rows: number; owing: string[][] } {
  const [header = [], ...rows] = FILE.trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const [status, bill] = [header.indexOf("PAY_0"), header.indexOf("BILL_AMT1")];
  return { rows: rows.length, owing: rows.filter((row) => Number(row[status]) > 0 && Number(row[bill]) > 0) };
}

it("takes one case of every card customer who is behind, with what they owe, and of nobody else", async () => {
  const { rows, owing } = behind();
  expect(rows).toBe(30_000);
  const { state, counts, errors } = await importFile(FILE, MAPPING);
  expect({ state, errors }).toEqual({ state: "done", errors: [] });
  const each = owing.length;
  expect(counts).toMatchObject({
    rows,
    read: each,
    filtered: rows - each,
    customers: each,
    cases: each,
    applied: each,
  });
  const billed = owing.reduce((sum, row) => sum + Math.round(Number(row[12]) * 100), 0);
  const { rows: stored } = await pool().query(
    `select count(*)::int as cases, count(distinct customer_id)::int as customers, sum(balance_minor)::float8 as owed,
       count(*) filter (where lifecycle = 'open')::int as open from cases`,
  );
  expect(stored).toEqual([{ cases: each, customers: each, owed: billed, open: each }]);
});

it("changes nothing when it comes again", async () => {
  const before = await events();
  const { counts } = await importFile(FILE, MAPPING);
  expect(counts).toMatchObject({ applied: 0, repeated: behind().owing.length, refused: 0 });
  expect(await events()).toBe(before);
});

async function events(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>("select count(*)::int as n from events");
  return rows[0]?.n ?? 0;
}
