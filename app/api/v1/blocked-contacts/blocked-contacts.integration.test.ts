import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, post, robot, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let [cara, lena, amara, key]: Who[] = [];
let ref: string;

beforeAll(async () => {
  desk = await openDesk();
  [cara, lena, amara, key] = await Promise.all([...(["cara", "lena", "amara"] as const).map(signIn), robot()]);
  ref = await givenCase();
  await command(ref, amara ?? {}, "record-opt-out", { channel: "call" });
});
afterAll(() => desk.close());

const block = (of = ref) => command(of, amara ?? {}, "reserve-attempt", { channel: "call", purpose: "collection" });
const only = (name: string, items: { name: string; count: number }[]) => items.find((one) => one.name === name)?.count;

describe("a contact that was not made", () => {
  it("stands in the list with its rules, its version and the event to look at", async () => {
    const { status, body: problem } = await block();
    expect([status, problem.code]).toEqual([422, "refused"]);
    const { body } = await get("/blocked-contacts", cara ?? {});
    const events = (await get(`/cases/${ref}/events`, key ?? {})).body.items;
    const event = events.findLast((one: { type: string }) => one.type === "contact-blocked");
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      id: event.id,
      ref,
      version: event.version,
      at: event.at,
      decision: event.data.decision,
      rules: event.data.rules,
      pack: { id: "uk", version: "2026-11-01" },
      channel: "call",
      purpose: "collection",
      team: "early-arrears",
      portfolio: "uk",
    });
    expect(event.data.rules).toContain("common.opted-out");
  });

  it("is counted by rule, version, team, portfolio and day, and in the metrics", async () => {
    await block();
    const { body } = await get("/blocked-contacts/sums?rule=common.opted-out", lena ?? {});
    expect(body.total).toBe(2);
    expect(only("common.opted-out", body.rules)).toBe(2);
    expect(body.versions).toEqual([{ pack: "uk", version: "2026-11-01", count: 2 }]);
    expect([body.teams, body.portfolios]).toEqual([[{ name: "early-arrears", count: 2 }], [{ name: "uk", count: 2 }]]);
    expect(body.days.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(2);
    const { text } = await send("GET", "/metrics", { "x-baton-here": "yes" });
    expect(text).toContain('baton_policy_blocks_total{rule="common.opted-out"} 2');
  });

  it("is found by rule, pack, version, team, portfolio and time, page by page", async () => {
    const found = async (query: string) => (await get(`/blocked-contacts?${query}`, cara ?? {})).body.items.length;
    const here = "rule=common.opted-out&pack=uk&version=2026-11-01&team=early-arrears&portfolio=uk";
    expect(await found(here)).toBe(2);
    for (const other of [
      "rule=uk.time-barred",
      "pack=za",
      "version=2027-01-01.1",
      "team=disputes",
      "until=2026-01-01T00:00:00.000Z",
    ])
      expect([other, await found(other)]).toEqual([other, 0]);
    const first = await get("/blocked-contacts?limit=1", cara ?? {});
    const second = await get(`/blocked-contacts?limit=1&cursor=${first.body.nextCursor}`, cara ?? {});
    expect(second.body).toMatchObject({ items: [{ ref }], nextCursor: null });
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });

  it("leaves as a file that the access log knows of", async () => {
    const answer = await post("/blocked-contacts/exports", cara ?? {}, {
      rule: "common.opted-out",
      purpose: "Monthly.",
    });
    expect([answer.status, answer.headers.get("x-row-count")]).toEqual([200, "2"]);
    const [header, ...lines] = answer.text.trim().split("\r\n");
    expect(header).toContain("at,reference,event,decision,rules");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(ref);
    expect(lines[0]).toContain("Early Arrears");
    const { body } = await get("/access-log?action=export", cara ?? {});
    expect(body.items[0]).toMatchObject({
      results: 2,
      purpose: "Monthly.",
      detail: { list: "blocked-contacts", rule: "common.opted-out" },
    });
  });

  it("is shown to compliance and leads, of what they may read, and to nobody else", async () => {
    for (const path of ["/blocked-contacts", "/blocked-contacts/sums"])
      expect((await get(path, amara ?? {})).status).toBe(403);
    expect((await post("/blocked-contacts/exports", amara ?? {}, {})).status).toBe(403);
    await pool().query("delete from grants where team_slug = 'early-arrears' and portfolio_slug = 'uk'");
    expect((await get("/blocked-contacts", lena ?? {})).body.items).toEqual([]);
    expect((await get("/blocked-contacts/sums", cara ?? {})).body.total).toBe(2);
  });
});
