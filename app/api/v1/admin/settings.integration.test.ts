import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { faultsOfOwnership } from "#lib/server/org/faults-of-ownership.ts";
import { command, get, givenCase, makeKey, openDesk, post, signIn, type Who } from "../given-api.ts";
import { lastChange, patch, put, remove } from "./given-admin.ts";

let desk: { close(): Promise<void> };
let admin: Who;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  admin = await signIn("adam");
});

const TEAM = {
  slug: "outreach",
  name: "Outreach",
  timeZone: "Africa/Johannesburg",
  calendar: "south-africa",
  hours: { mon: [["09:00", "17:00"]] },
  firstActionMinutes: 120,
  acceptMinutes: 30,
};

it("adds and changes a team, telling just what differs", async () => {
  expect((await post("/admin/teams", admin, TEAM)).status).toBe(201);
  expect((await post("/admin/teams", admin, TEAM)).body.rule).toBe("slug-taken");
  expect((await patch("/admin/teams/outreach", { acceptMinutes: 45, name: "Outreach" })).status).toBe(204);
  expect((await lastChange()).detail).toEqual({
    team: "outreach",
    from: { acceptMinutes: 30 },
    to: { acceptMinutes: 45 },
  });
  const { items } = (await get("/admin/teams", admin)).body;
  expect(items.find(({ slug }: { slug: string }) => slug === "outreach")).toMatchObject({ ...TEAM, acceptMinutes: 45 });
});

it.each([
  [{ acceptMinutes: 4 }, "acceptMinutes"],
  [{ acceptMinutes: 2_881 }, "acceptMinutes"],
  [{ timeZone: "Mars/Olympus" }, "timeZone"],
  [{ calendar: "lunar" }, "calendar"],
  [{ hours: {} }, "hours"],
  [{ hours: { mon: [["17:00", "09:00"]] } }, "hours.mon.0"],
  [{ hours: { someday: [["09:00", "17:00"]] } }, "hours.someday"],
  [{ slug: "Not A Slug" }, "slug"],
])("says what is wrong with a team: %j", async (wrong, path) => {
  const { status, body } = await post("/admin/teams", admin, { ...TEAM, slug: "other", ...wrong });
  expect([status, body.errors[0].path]).toEqual([422, path]);
});

it("sets duty for the future, cutting what was set, and ends it", async () => {
  const at = (days: number) => new Date(Date.UTC(2040, 0, 1 + days)).toISOString();
  const on = (lead: string, from: string | undefined, until: string | null) =>
    post("/admin/teams/payments/duty", admin, { from, until, lead, deputy: null });
  expect((await on(ID.lena, at(0), at(10))).status).toBe(204);
  expect((await on(ID.mo, at(3), at(5))).status).toBe(204);
  expect(await dutyOf("payments", at(0))).toEqual([
    { from: at(0), until: at(3), lead: ID.lena, deputy: null },
    { from: at(3), until: at(5), lead: ID.mo, deputy: null },
    { from: at(5), until: at(10), lead: ID.lena, deputy: null },
  ]);
  expect((await remove(`/admin/teams/payments/duty/${at(3)}`)).status).toBe(204);
  expect((await remove(`/admin/teams/payments/duty/${at(3)}`)).status).toBe(404);
  expect(await dutyOf("payments", at(0))).toHaveLength(2);
  expect((await on(ID.ben, at(3), null)).body.errors[0].path).toBe("lead");
  expect((await on(ID.lena, "2020-01-01T00:00:00.000Z", null)).body.errors[0].path).toBe("from");
  expect((await on(ID.lena, at(3), at(2))).body.errors[0].path).toBe("until");
});

it("keeps the past of a duty that is ended or replaced while it runs", async () => {
  const began = (await pool().query("select wire_time(lower(during)) as at from duty where team_slug = 'complaints'"))
    .rows;
  expect((await post("/admin/teams/complaints/duty", admin, { until: null, lead: ID.mo, deputy: ID.olu })).status).toBe(
    204,
  );
  const { rows } = await pool().query(
    "select wire_time(lower(during)) as at, upper(during) is null as open, lead_id from duty where team_slug = 'complaints' order by during",
  );
  expect(rows).toEqual([
    { at: began[0].at, open: false, lead_id: expect.any(String) },
    { at: expect.any(String), open: true, lead_id: ID.mo },
  ]);
});

it("tells the duty that a leaver would no longer answer for", async () => {
  const { body } = await get(`/admin/people/${ID.olu}/deactivation`, admin);
  expect(body.duty).toEqual([expect.objectContaining({ team: "complaints", as: "deputy", successor: ID.mo })]);
});

it("gives and revokes a grant; its cases go to the default team", async () => {
  const portfolio = { slug: "za-store", name: "Store cards", creditor: "Protea", currency: "ZAR", jurisdiction: "za" };
  const full = { ...portfolio, timeZone: "Africa/Johannesburg", defaultTeam: "early-arrears" };
  expect((await post("/admin/portfolios", admin, { ...full, currency: "XXX" })).body.errors[0].path).toBe("currency");
  expect((await post("/admin/portfolios", admin, full)).status).toBe(201);
  expect((await patch("/admin/portfolios/za-store", { defaultTeam: "late-stage" })).body.rule).toBe("team-not-granted");
  expect((await put("/admin/teams/late-stage/grants/za-store")).status).toBe(204);
  const ref = await givenCase({ portfolio: "za-store", debts: [{ reference: "Z", balanceMinor: 5, currency: "ZAR" }] });
  await command(ref, await makeKey("read", "write"), "reassign", { toTeam: "late-stage", reason: "Load." });
  const group = { kind: "case", to: { team: "early-arrears", user: null }, open: 1, refs: [ref] };
  expect((await get("/admin/teams/late-stage/grants/za-store/moves", admin)).body.moves).toEqual([group]);
  expect((await remove("/admin/teams/late-stage/grants/za-store")).body).toEqual({ moved: [ref] });
  expect((await remove("/admin/teams/late-stage/grants/za-store")).status).toBe(404);
  expect((await remove("/admin/teams/early-arrears/grants/za-store")).body.rule).toBe("default-team");
  expect(await faultsOfOwnership()).toEqual([]);
});

async function dutyOf(team: string, from: string) {
  const { items } = (await get("/admin/teams", admin)).body;
  const { duty } = items.find(({ slug }: { slug: string }) => slug === team);
  return duty.filter((row: { from: string }) => row.from >= from);
}

describe("a portfolio's rules for money", () => {
  const rulesOf = async (slug: string) =>
    (await get("/admin/portfolios", admin)).body.items.find((one: { slug: string }) => one.slug === slug).money;

  it("are the house's until they are changed, one by one, on record, and count at once", async () => {
    const before = await rulesOf("uk");
    expect(before).toMatchObject({
      heads: ["interest", "fees", "costs", "principal"],
      debts: "oldest",
      payLinkDays: 14,
    });
    const heads = ["principal", "interest", "fees", "costs"];
    expect((await patch("/admin/portfolios/uk", { money: { heads, payLinkDays: 7 } })).status).toBe(204);
    expect(await rulesOf("uk")).toEqual({ ...before, heads, payLinkDays: 7 });
    const change = await lastChange();
    expect(change).toMatchObject({
      detail: { portfolio: "uk", from: { heads: before.heads, payLinkDays: 14 }, to: { heads, payLinkDays: 7 } },
    });
    expect((await patch("/admin/portfolios/uk", { money: before })).status).toBe(204);
  });

  it("say to the whole desk where a payment goes", async () => {
    const paid = async () =>
      (await get("/portfolios", admin)).body.items.find(({ slug }: { slug: string }) => slug === "uk").payments;
    const house = { debts: "oldest", customersChoice: true };
    expect(await paid()).toEqual(house);
    const other = { debts: "highest", customersChoice: false };
    expect((await patch("/admin/portfolios/uk", { money: other })).status).toBe(204);
    expect(await paid()).toEqual(other);
    expect((await patch("/admin/portfolios/uk", { money: house })).status).toBe(204);
  });

  it.each([
    ["heads", ["interest", "fees", "costs"]],
    ["heads", ["interest", "interest", "fees", "costs"]],
    ["debts", "newest"],
    ["payLinkDays", 0],
    ["paySessionMinutes", 29],
    ["promiseMinMinor", 1.5],
    ["payLinkDays", "seven"],
    ["unheardOf", 1],
  ])("refuse %s %j", async (rule, value) => {
    const { status } = await patch("/admin/portfolios/uk", { money: { [rule]: value } });
    expect(status).toBe(422);
  });
});
