import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { open, openCustomerKey } from "#lib/server/crypto.ts";
import { pool } from "#lib/server/database.ts";
import { FILE, receivablesAsOf, runAll } from "#lib/server/import/given-import.ts";
import { valueBound } from "#lib/server/recording.ts";
import { get, makeKey, openDesk, signIn, type Who } from "../given-api.ts";
import { cases, csv, finished, GOOD, HEADER, importRows, mapping, nextLedger, send, upload } from "./given-upload.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
beforeAll(async () => {
  desk = await openDesk();
  key = await makeKey("import");
});
afterAll(() => desk.close());
beforeEach(nextLedger);

describe("an upload", () => {
  it("is taken in, applied and told of", async () => {
    const { status, body, headers } = await upload(key, csv(GOOD, "C2,D2,5.00,2026-02-01,,,"), mapping());
    expect(status).toBe(202);
    expect(headers.get("location")).toBe(`/api/v1/imports/${body.id}`);
    expect((await get(`/imports/${body.id}`, key)).body).toMatchObject({ state: "staging", counts: { rows: 2 } });
    const done = await finished(body.id);
    expect(done).toMatchObject({ state: "done", dryRun: false, errors: [], failure: null });
    expect(done.counts).toMatchObject({ rows: 2, read: 2, customers: 2, cases: 2, commands: 3, applied: 3 });
    const found = await get("/cases?limit=10", await makeKey("read"));
    expect(found.body.items).toContainEqual(expect.objectContaining({ balanceMinor: 1_000 }));
    const { rows } = await pool().query(
      "select e.actor_kind || ':' || e.actor_id as actor, k.name from events e join api_keys k on k.id::text = e.actor_id",
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it("takes the parts in either order, the mapping also as a file", async () => {
    const form = new FormData();
    form.set("mapping", new Blob([JSON.stringify(mapping())], { type: "application/json" }), "m.json");
    form.set("file", new Blob([csv(GOOD)]), "f.csv");
    const { status, body } = await send(key, form);
    expect(status).toBe(202);
    expect((await finished(body.id)).counts).toMatchObject({ applied: 1 });
  });

  it("writes no case on a dry run", async () => {
    const before = await cases();
    const { body } = await upload(key, csv(GOOD), mapping(), "?dryRun=1");
    expect(await finished(body.id)).toMatchObject({ dryRun: true, counts: { cases: 1, commands: 1, applied: 0 } });
    expect(await cases()).toBe(before);
  });

  it("brings the phone number into one form and keeps what is none", async () => {
    await importRows(key, GOOD, "C2,D2,5.00,,Ann,12345,GB", "C3,D3,5.00,,Bo,+44 7700 900117,");
    const { rows } = await pool().query<{ id: string; key: Buffer; value: Buffer }>(
      `select u.id, u.key, v.value from customers u join customer_values v on v.customer_id = u.id
       where u.source = $1 and v.kind = 'phone'`,
      [mapping().source],
    );
    const phones = rows.map(({ id, key: wrapped, value }) =>
      open(openCustomerKey(id, wrapped), value, valueBound(id, "phone")),
    );
    expect(phones.sort()).toEqual(["+44 20 7946 0018", "+44 7700 900117", "12345"]);
  });
});

describe("wrong rows", () => {
  it("are left out and said, and come back in the same shape with a reason", async () => {
    const { body } = await upload(
      key,
      csv(GOOD, 'C2,D2,x,,"=HYPERLINK(""http://evil"")",,', "C3,D3,5.00", 'C4,D4,0,,"O\nK",-1,', "C5,D5,5.00,,@cmd,,"),
      mapping(),
    );
    const { counts, errors } = await finished(body.id);
    expect(counts).toMatchObject({ rows: 5, read: 2, wrong: 3, applied: 2 });
    expect(errors).toEqual([
      { line: 3, column: "amount", field: "debt.amount", message: expect.stringContaining('"x"') },
      { line: 4, field: "row", message: expect.stringMatching(/has 3 cells where the header has 7/) },
      { line: 5, column: "name", field: "customer.name", message: expect.any(String) },
      { line: 5, column: "phone", field: "customer.phone", message: expect.any(String) },
      { line: 5, column: "amount", field: "debt.amount", message: expect.any(String) },
    ]);
    const file = await get(`/imports/${body.id}/errors.csv`, key);
    expect(file.headers.get("content-type")).toMatch(/^text\/csv/);
    const [head, first, second, third] = file.text.split("\r\n");
    expect(head).toBe(`${HEADER},reason`);
    expect(first).toMatch(/^C2,D2,x,,"'=HYPERLINK\(""http:\/\/evil""\)",,,"?amount: /);
    expect(second).toMatch(/^C3,D3,5.00,,,,,/);
    expect(third).toMatch(/^C4,D4,0,,"O\nK",-1,,/);
  });

  it("go in once they have been corrected, from the file that came back", async () => {
    const { body } = await upload(key, csv(GOOD, "C1,D9,x,,,,"), mapping());
    await finished(body.id);
    const back = (await get(`/imports/${body.id}/errors.csv`, key)).text.replace("D9,x", "D9,7.00");
    const again = await upload(key, back, mapping());
    expect((await finished(again.body.id)).counts).toMatchObject({ rows: 1, wrong: 0, refused: 0, cases: 1 });
    const { rows } = await pool().query(
      "select balance_minor::int as owed from cases k join customers u on u.id = k.customer_id where u.source = $1",
      [mapping().source],
    );
    expect(rows).toEqual([{ owed: 1_700 }]);
  });

  it("in another currency or told in two ways are refused, and the rest goes in", async () => {
    const { counts, errors } = await importRows(key, GOOD, "C1,D2,5.00,,,,", "C1,D2,6.00,,,,");
    expect(counts).toMatchObject({ read: 3, refused: 2, applied: 1 });
    expect(errors.map(({ line }: { line: number }) => line)).toEqual([3, 4]);
  });

  it("name a portfolio that there is not", async () => {
    const { body } = await upload(
      key,
      csv(GOOD),
      mapping({ portfolio: { column: "customer", values: { C1: "mars" } } }),
    );
    expect((await finished(body.id)).errors).toEqual([
      { line: 2, column: "customer", field: "portfolio", message: expect.stringMatching(/no portfolio mars/) },
    ]);
  });
});

describe("who may", () => {
  it("is a key with the scope import and a lead, nobody else", async () => {
    for (const name of ["amara", "olu", "ana", "cara", "adam", "zed"] as const)
      expect((await upload(await signIn(name), csv(GOOD), mapping())).status).toBe(403);
    expect((await upload(await makeKey("read", "write", "admin"), csv(GOOD), mapping())).status).toBe(403);
    expect((await upload({}, csv(GOOD), mapping())).status).toBe(401);
    const lena = await signIn("lena");
    const { status, body } = await upload(lena, csv(GOOD, "C2,D2,5.00,2026-02-01,,,"), mapping());
    expect(status).toBe(202);
    await runAll();
    expect((await get(`/imports/${body.id}`, lena)).body).toMatchObject({
      state: "done",
      counts: { applied: 3 },
      errors: [],
    });
    expect((await get(`/imports/${body.id}`, await signIn("mo"))).status).toBe(404);
    expect((await get(`/imports/${body.id}/errors.csv`, await signIn("mo"))).status).toBe(404);
    expect((await get(`/imports/${body.id}`, key)).status).toBe(404);
    expect((await get(`/imports/${body.id}`, await makeKey("import", "read"))).status).toBe(200);
    for (const id of ["nonsense", "%00"]) expect((await get(`/imports/${id}`, key)).status).toBe(404);
  });

  it("shows somebody who imports no longer nothing of what they brought", async () => {
    const grace = await signIn("grace");
    const { body } = await upload(grace, csv("C9,D9,ten,,Zoë Left Out,,"), mapping());
    await runAll();
    expect((await get(`/imports/${body.id}/errors.csv`, grace)).text).toContain("Zoë Left Out");
    const become = (role: string) => pool().query("update people set role = $1 where name = 'Grace'", [role]);
    await become("analyst");
    for (const path of ["", "/errors.csv"]) {
      const { status, text } = await get(`/imports/${body.id}${path}`, grace);
      expect(status).toBe(404);
      expect(text).not.toContain("Zoë");
    }
    await become("lead");
  });

  it("is asked for the whole import: who has left meanwhile brings nothing in", async () => {
    const grace = await signIn("grace");
    const { body } = await upload(grace, csv(GOOD), mapping());
    await pool().query("update people set active = false where name = 'Grace'");
    await runAll();
    const { rows } = await pool().query("select state, failure, applied from imports where id = $1", [body.id]);
    expect(rows).toEqual([{ state: "failed", failure: expect.stringMatching(/not active/), applied: 0 }]);
    const { rows: staged } = await pool().query("select from import_batches union all select from import_facts");
    expect(staged).toEqual([]);
  });
});

it("stages rows sealed", async () => {
  const { body } = await upload(key, FILE.slice(0, 2_000).replace(/\n[^\n]*$/, "\n"), receivablesAsOf("2013-06-30"));
  const { rows } = await pool().query<{ rows: Buffer }>("select rows from import_batches where import_id = $1", [
    body.id,
  ]);
  expect(rows.length).toBeGreaterThan(0);
  for (const batch of rows) expect(batch.rows.includes("0379-NEVHP")).toBe(false);
  await finished(body.id);
});
