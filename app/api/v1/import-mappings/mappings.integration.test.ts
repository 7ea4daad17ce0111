import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { get, makeKey, openDesk, post, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let lena: Who;
beforeAll(async () => {
  desk = await openDesk();
  lena = await signIn("lena");
});
afterAll(() => desk.close());

const mapping = (source: string) => ({
  source,
  portfolio: { constant: "uk" },
  customer: { reference: { column: "who" } },
  debt: { reference: { column: "who" }, amount: { column: "owed" }, currency: { constant: "GBP" } },
});

it("is kept, listed by name for everybody who imports, changed and dropped; each is told in the audit", async () => {
  const { status, body } = await post("/import-mappings", lena, { name: " Ledger ", mapping: mapping("one") });
  expect({ status, name: body.name, by: body.createdBy.kind }).toEqual({ status: 201, name: "Ledger", by: "user" });
  await post("/import-mappings", lena, { name: "cards", mapping: mapping("two") });
  const mo = await signIn("mo");
  const names = async (query = "") =>
    (await get(`/import-mappings${query}`, mo)).body.items.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual(["cards", "Ledger"]);
  const { nextCursor } = (await get("/import-mappings?limit=1", mo)).body;
  expect(await names(`?cursor=${nextCursor}`)).toEqual(["Ledger"]);

  const changed = await send("PUT", `/api/v1/import-mappings/${body.id}`, mo, {
    name: "ledger",
    mapping: mapping("three"),
  });
  expect(changed.body).toMatchObject({
    id: body.id,
    name: "ledger",
    mapping: { source: "three" },
    createdBy: body.createdBy,
  });
  expect(changed.body.changedBy).not.toEqual(body.createdBy);
  expect((await send("DELETE", `/api/v1/import-mappings/${body.id}`, mo)).status).toBe(204);
  expect(await names()).toEqual(["cards"]);
  const { rows } = await pool().query("select what from org_changes order by id");
  expect(rows.map(({ what }) => what)).toEqual([
    "import-mapping-kept",
    "import-mapping-kept",
    "import-mapping-changed",
    "import-mapping-dropped",
  ]);
});

it("refuses a name that is taken, what is no mapping, what is not there, and those who do not import", async () => {
  const taken = await post("/import-mappings", lena, { name: "CARDS", mapping: mapping("four") });
  expect({ status: taken.status, code: taken.body.code }).toEqual({ status: 409, code: "conflict" });
  for (const body of [{ name: "x" }, { name: " ", mapping: mapping("x") }, { name: "x", mapping: { source: "x" } }])
    expect((await post("/import-mappings", lena, body)).status).toBe(422);
  const nowhere = `/api/v1/import-mappings/${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`;
  for (const path of [nowhere, "/api/v1/import-mappings/nonsense"]) {
    expect((await send("PUT", path, lena, { name: "n", mapping: mapping("x") })).status).toBe(404);
    expect((await send("DELETE", path, lena)).status).toBe(404);
  }
  for (const who of [await signIn("amara"), await signIn("adam"), await makeKey("read", "write")])
    expect((await get("/import-mappings", who)).status).toBe(403);
});
