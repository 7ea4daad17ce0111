import { afterAll, beforeAll, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { command, commandId, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let amara: Who;
let zed: Who;

beforeAll(async () => {
  desk = await openDesk();
  [amara, zed] = await Promise.all([signIn("amara"), signIn("zed")]);
});
afterAll(() => desk.close());

it("opens a case, and answers where it is", async () => {
  const body = {
    commandId: commandId(),
    portfolio: "uk",
    customer: { name: "Ruth Åchterberg 🐝" },
    debts: [{ reference: "D1", balanceMinor: 10_000, dueOn: "2026-01-01" }],
  };
  const opened = await post("/cases", await robot(), body);
  expect(opened.status).toBe(201);
  expect(opened.headers.get("location")).toBe(`/api/v1/cases/${opened.body.ref}`);
  expect(opened.body).toMatchObject({ version: 1, events: [{ type: "case-opened", version: 1 }] });

  const again = await post("/cases", await robot(), body);
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replay")).toBe("true");
  expect(again.body).toEqual(opened.body);
});

it("reads a case with its version as ETag, and says when nothing changed", async () => {
  const ref = await givenCase();
  const first = await get(`/cases/${ref}`, amara);
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({
    version: 1,
    case: { ref, version: 1, owner: { team: "early-arrears", user: null } },
  });
  expect(first.headers.get("etag")).toBe('"1"');
  expect(first.text).not.toContain("900117");

  const same = await get(`/cases/${ref}`, amara, { "if-none-match": '"1"' });
  expect([same.status, same.text]).toEqual([304, ""]);
  await command(ref, amara, "add-note", { text: "Called" });
  expect((await get(`/cases/${ref}`, amara, { "if-none-match": '"1"' })).status).toBe(200);
});

it("lists what the reader may read, in the contract's row", async () => {
  const ref = await givenCase({ portfolio: "za" });
  const { status, body } = await get("/cases?sort=updated&limit=1", amara);
  expect(status).toBe(200);
  expect(body.items[0]).toMatchObject({
    ref,
    version: 1,
    customerName: "Ruth Achterberg",
    portfolio: "za",
    currency: "ZAR",
  });
  expect((await get("/cases", zed)).body).toEqual({ items: [], nextCursor: null });
});

it("gives a command, and gives the first answer to its repeat", async () => {
  const ref = await givenCase();
  const body = { commandId: commandId(), type: "take-case", data: {} };
  const first = await post(`/cases/${ref}/commands`, amara, body);
  expect(first.status).toBe(200);
  expect(first.headers.get("idempotent-replay")).toBeNull();
  expect(first.body).toMatchObject({
    version: 2,
    events: [{ type: "owner-changed", data: { to: { user: ID.amara } } }],
  });
  const repeat = await post(`/cases/${ref}/commands`, amara, body);
  expect(repeat.headers.get("idempotent-replay")).toBe("true");
  expect(repeat.body).toEqual(first.body);
});

it("gives the events in order after a version", async () => {
  const ref = await givenCase();
  for (const text of ["one", "two", "three"]) await command(ref, amara, "add-note", { text });
  const { body } = await get(`/cases/${ref}/events?after=1&limit=2`, amara);
  expect(body.version).toBe(4);
  expect(body.items.map((event: { version: number }) => event.version)).toEqual([2, 3]);
});
