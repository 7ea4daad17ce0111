import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { currentDirectory } from "#lib/server/directory.ts";
import { env } from "#lib/server/env.ts";
import { chosenRows } from "#lib/server/exports/chosen-cases.ts";
import { exportCases } from "#lib/server/exports/export-cases.ts";
import { command, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "cara" | "adam" | "zed" | "ben", Who>;

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "cara", "adam", "zed", "ben"] as const) who[name] = await signIn(name);
  env().limits.export = { perSecond: 1_000, burst: 1_000, rows: 40 };
});
afterAll(() => desk.close());

type Item = Record<string, unknown>;
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe("an export of a list", () => {
  it("is the whole list in its order, as RFC 4180 that no spreadsheet runs", async () => {
    const made: string[] = [];
    for (const balanceMinor of [300, 123_456, 2_000]) {
      const name = `=HYPERLINK("http://x"), ${balanceMinor}`;
      const ref = await givenCase({
        customer: { name },
        debts: [{ reference: "D", balanceMinor, dueOn: "2026-01-01" }],
      });
      await command(ref, who.amara, "take-case", {});
      made.push(ref);
    }
    await command(made[0] ?? "", who.amara, "set-next-action", {
      what: 'Ring\nher, "soon"',
      dueAt: "2030-01-04T10:00:00.000Z",
    });
    const file = await post("/exports", who.amara, { view: "mine", sort: "balance" });
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("content-disposition")).toMatch(
      /^attachment; filename="cases-mine-\d{4}-\d\d-\d\d-\d{4}\.csv"$/,
    );
    const rows = rowsOf(file.text);
    expect(rows.map(({ reference }) => reference)).toEqual([made[1], made[2], made[0]]);
    expect(rows[0]).toMatchObject({
      customer: '\'=HYPERLINK("http://x"), 123456',
      balance: "£1,234.56",
      balance_minor: "123456",
      currency: "GBP",
      owner: "Amara",
      owner_since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(rows[2]?.due_why).toBe('Ring\nher, "soon"');
    expect(file.text.split("\r\n")).toHaveLength(5);
  });

  it("begins with the mark that tells a spreadsheet how to read it", async () => {
    const person = { kind: "api", id: "env", scopes: ["read"] } as const;
    const answer = await exportCases(person, await currentDirectory(), { view: "all", sort: "due" });
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("holds just the cases that were chosen and may be read", async () => {
    const [seen, twice, hidden] = [await givenCase(), await givenCase(), await givenCase({ portfolio: "us" })];
    await pool().query("delete from grants where team_slug = 'early-arrears' and portfolio_slug = 'us'");
    const refs = [twice, hidden, seen, twice, "C-0000-0000"];
    const file = await post("/exports", who.amara, { refs });
    await pool().query("insert into grants values ('early-arrears', 'us')");
    expect(rowsOf(file.text).map(({ reference }) => reference)).toEqual([twice, seen]);
    expect(file.headers.get("x-row-count")).toBe("2");
    expect(file.text).not.toContain(hidden);
  });

  it("is in the access log with filters, purpose and number, and in that of each customer", async () => {
    const ref = await givenCase();
    await post("/exports", who.ben, { refs: [ref], purpose: "Letter run" });
    const { items } = (await get(`/access-log?ref=${ref}`, who.cara)).body;
    expect(items.find(({ action }: Item) => action === "export")).toMatchObject({
      actor: { id: ID.ben },
      purpose: "Letter run",
      detail: { list: "cases", chosen: 1 },
      results: 1,
    });
    await post("/exports", who.ben, { view: "waiting", team: "early-arrears", status: "new" });
    const [last] = (await get(`/access-log?person=${ID.ben}&action=export&limit=1`, who.cara)).body.items;
    expect(last.detail).toEqual({ list: "cases", view: "waiting", team: "early-arrears", status: "new", sort: "due" });
    const stored = await pool().query("select l::text from access_log l");
    expect(JSON.stringify(stored.rows)).not.toContain("Letter run");
  });

  it("is refused above the number of rows that may leave, and then nothing is noted", async () => {
    for (let i = 0; i < 41; i++) await givenCase({ portfolio: "za" });
    const before = await pool().query("select count(*) from access_log where action = 'export'");
    const answer = await post("/exports", await robot(), { view: "all" });
    expect(answer).toMatchObject({ status: 422, body: { code: "refused", rule: "too-many-rows", most: 40 } });
    expect((await pool().query("select count(*) from access_log where action = 'export'")).rows).toEqual(before.rows);
  });

  it("is for those who see cases; others get none", async () => {
    expect((await post("/exports", who.adam, { view: "all" })).status).toBe(403);
    expect((await post("/exports", who.zed, { view: "all" })).status).toBe(403);
    for (const body of [
      { view: "nonsense" },
      { refs: [] },
      { refs: ["x"] },
      { refs: ["C-0000-0000"], view: "all" },
      { limit: 5 },
      [],
    ])
      expect((await post("/exports", who.amara, body)).status, JSON.stringify(body)).toBe(422);
    expect((await post("/exports", who.amara, { view: "team", team: "nobody" })).status).toBe(422);
  });

  it("goes out in batches, each read when the one before is taken, without what may no longer be read", async () => {
    const [uk, us] = [await givenCase(), await givenCase({ portfolio: "us" })];
    const { rows } = await pool().query<{ id: string }>(
      "insert into access_log (actor_kind, actor_id, action) values ('user', $1, 'export') returning id",
      [ID.ben],
    );
    const entryId = rows[0]?.id ?? "";
    await pool().query(
      `insert into exported_cases select $1, n, (select id from cases where ref = case when n % 100 = 0 then $3 else $2 end)
       from generate_series(1, 1200) n`,
      [entryId, uk, us],
    );
    const batches = chosenRows({ entryId, rows: 1_200 }, ["uk"]);
    const first = await batches.next();
    await pool().query("delete from exported_cases where entry_id = $1 and place > 1000", [entryId]);
    const rest: number[] = [];
    for await (const batch of batches) rest.push(batch.length);
    expect([first.value?.length, ...rest]).toEqual([495, 495, 0]);
  });

  it("waits after too many", async () => {
    env().limits.export = { perSecond: 0.001, burst: 1, rows: 5_000 };
    const cara = await signIn("cara");
    expect((await post("/exports", cara, { view: "mine" })).status).toBe(200);
    const answer = await post("/exports", cara, { view: "mine" });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(500);
  });
});
