import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara] = await Promise.all([robot(), signIn("amara")]);
});
afterAll(() => desk.close());

const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);
const asked = { instalmentMinor: 4_000, currency: "GBP", frequency: "four-weekly", firstOn: inDays(10) };

it("previews just what it then makes, and records nothing by it", async () => {
  const ref = await givenCase();
  const { status, body } = await post(`/cases/${ref}/plan-preview`, amara, asked);
  expect(status).toBe(200);
  expect(body).toMatchObject({ monthMinor: 4_334, disposableMinor: null, above: false });
  const { version, body: before } = { version: 1, ...(await get(`/cases/${ref}`, amara)) };
  expect(before.version).toBe(version);
  const made = await command(ref, amara, "make-plan", asked);
  expect(made.status, made.text).toBe(200);
  const { instalments, totalMinor } = made.body.events[0].data;
  expect(totalMinor).toBe(body.totalMinor);
  expect(instalments.map(({ breaksAt: _, ...one }: { breaksAt: string }) => one)).toEqual(body.instalments);
  expect((await get(`/cases/${ref}`, amara)).body.case).toMatchObject({
    status: "paying",
    arrangement: { kind: "plan" },
  });
});

it("refuses as make-plan does, with the rule, and tells nobody who may not read the case", async () => {
  const ref = await givenCase();
  const tooSmall = await post(`/cases/${ref}/plan-preview`, amara, { ...asked, instalmentMinor: 1 });
  expect(tooSmall).toMatchObject({ status: 422, body: { code: "refused", rule: "below-the-least", leastMinor: 100 } });
  expect((await post(`/cases/${ref}/plan-preview`, amara, { ...asked, frequency: "daily" })).status).toBe(422);
  expect((await post(`/cases/${ref}/plan-preview`, amara, { ...asked, overAffordable: "x" })).status).toBe(422);
  expect((await post(`/cases/${ref}/plan-preview`, await signIn("zed"), asked)).status).toBe(404);
});

it("asks a reason of a plan above what is left over, with both figures, and keeps what is told sealed", async () => {
  const ref = await givenCase();
  const income = { "client-salary-or-wages": 100_000 };
  const told = { income, outgoings: { rent: 97_000 }, note: "Rent went up in spring" };
  const assessed = await command(ref, amara, "assess-affordability", told);
  expect(assessed.status, assessed.text).toBe(200);
  expect(assessed.body.events[0].data.form).toMatchObject({ disposableMinor: 3_000, note: "Rent went up in spring" });
  expect((await post(`/cases/${ref}/plan-preview`, amara, asked)).body).toMatchObject({
    above: true,
    disposableMinor: 3_000,
  });
  const refused = await command(ref, amara, "make-plan", asked);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ rule: "above-disposable", monthMinor: 4_334, disposableMinor: 3_000 });
  const made = await command(ref, amara, "make-plan", { ...asked, overAffordable: "Her brother helps" });
  expect(made.body.events[0].data).toMatchObject({ overAffordable: "Her brother helps" });
  const { rows } = await pool().query<{ data: string }>(
    "select data::text from events where case_id = (select id from cases where ref = $1)",
    [ref],
  );
  const stored = rows.map(({ data }) => data).join("\n");
  // As a number of its own: among sealed letters five digits may come by chance.
  expect(stored).not.toMatch(/Rent went up|(?<![\w+/-])97000(?![\w+/-])|Her brother/);
});

it("lets a key that may write do what who holds the case may", async () => {
  const ref = await givenCase();
  const made = await command(ref, key, "make-plan", asked);
  const { planId } = made.body.events[0].data;
  const skipped = await command(ref, key, "skip-instalment", { planId, no: 1, reason: "Boiler broke" });
  expect(skipped.body.events.map(({ type }: { type: string }) => type)).toEqual(["instalment-skipped"]);
  expect((await command(ref, key, "end-plan", { planId, reason: "Asked to" })).status).toBe(200);
  expect((await command(ref, key, "end-plan", { planId, reason: "Twice" })).body.rule).toBe("no-such-plan");
});
