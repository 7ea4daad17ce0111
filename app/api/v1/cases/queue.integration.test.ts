import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, localDay } from "#lib/domain/calendar.ts";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";
import { pool } from "#lib/server/database.ts";
import { type Answer, command, get, givenCase, openDesk, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
const who = {} as Record<"amara" | "ben" | "priya" | "dev" | "cara", Who>;

const began = new Date().toISOString();
/** Of the portfolio, where no day ends while these tests run. */
const zone = zoneAtNoon(began);

beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update portfolios set time_zone = $1 where slug = 'uk'", [zone]);
  key = await robot();
  for (const name of ["amara", "ben", "priya", "dev", "cara"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

const rows = (answer: Answer): QueueRow[] => answer.body.items;
const refs = (answer: Answer): string[] => rows(answer).map(({ ref }) => ref);

async function pages(
  path: string,
  by: Who,
  between: (page: number) => Promise<unknown> = async () => {},
): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; ; page++) {
    const next: string = cursor ? `&cursor=${cursor}` : "";
    const answer = await get(`${path}${next}`, by);
    expect(answer.status).toBe(200);
    seen.push(...refs(answer));
    cursor = answer.body.nextCursor;
    if (cursor === null) return seen;
    await between(page);
  }
}

describe("views", () => {
  it("mine: what I own, open", async () => {
    const [mine, closed, bens] = [await givenCase(), await givenCase(), await givenCase()];
    for (const ref of [mine, closed]) await command(ref, who.amara, "take-case", {});
    await command(bens, who.ben, "take-case", {});
    await command(closed, who.amara, "close-case", { reason: "paid" });
    const listed = refs(await get("/cases?view=mine&limit=200", who.amara));
    expect(listed).toContain(mine);
    expect(listed).not.toContain(closed);
    expect(listed).not.toContain(bens);
    expect((await get("/cases?view=mine", key)).body.items).toEqual([]);
  });

  it("offered-to-me: to me, or to a team of mine naming nobody", async () => {
    const [toTeam, toPriya, toDev] = [await givenCase(), await givenCase(), await givenCase()];
    const offer = { toTeam: "specialist-support", reason: "skill", note: "n" };
    await command(toTeam, key, "offer-handover", offer);
    await command(toPriya, key, "offer-handover", { ...offer, toUser: ID.priya });
    await command(toDev, key, "offer-handover", { ...offer, toUser: ID.dev });
    const listed = refs(await get("/cases?view=offered-to-me&limit=200", who.priya));
    expect(listed).toEqual(expect.arrayContaining([toTeam, toPriya]));
    expect(listed).not.toContain(toDev);
    expect(refs(await get("/cases?view=offered-to-me&limit=200", who.amara))).not.toContain(toTeam);
  });

  it("waiting: in my teams' queues, or in the team's that is named", async () => {
    const [waiting, taken] = [await givenCase(), await givenCase()];
    await command(taken, who.amara, "take-case", {});
    for (const path of ["/cases?view=waiting&limit=200", "/cases?view=waiting&team=early-arrears&limit=200"]) {
      const listed = refs(await get(path, who.amara));
      expect(listed).toContain(waiting);
      expect(listed).not.toContain(taken);
    }
    expect(refs(await get("/cases?view=waiting&limit=200", who.priya))).not.toContain(waiting);
    expect(refs(await get("/cases?view=waiting&team=early-arrears&limit=200", key))).toContain(waiting);
    expect(refs(await get("/cases?view=waiting&team=late-stage", key))).toEqual([]);
  });

  it("due: within the hour or overdue; promises-today: breaking within 24 hours; on-hold: held", async () => {
    const [soon, later, held] = [await givenCase(), await givenCase(), await givenCase()];
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await command(soon, key, "set-next-action", { what: "Ring", dueAt: inMinutes(30) });
    await command(later, key, "set-next-action", { what: "Ring", dueAt: inMinutes(90) });
    const today = localDay(began, zone);
    const promised = await command(soon, key, "make-promise", { amountMinor: 100, currency: "GBP", dueOn: today });
    expect(promised.status).toBe(200);
    await command(later, key, "make-promise", { amountMinor: 100, currency: "GBP", dueOn: addDays(today, 90) });
    await command(held, key, "place-hold", { kind: "fraud", reason: "Checking" });
    const of = async (view: string) =>
      refs(await get(`/cases?view=${view}&limit=200`, who.amara)).filter((ref) => [soon, later, held].includes(ref));
    expect(await of("due")).toEqual([soon]);
    expect(await of("promises-today")).toEqual([soon]);
    expect(await of("on-hold")).toEqual([held]);
    expect(rows(await get(`/cases?q=${soon}`, who.amara))[0]).toMatchObject({ dueWhy: "Ring", status: "arranging" });
  });

  it("team: open cases of the team; all: closed ones too; a closed status finds them anywhere", async () => {
    const [open, closed] = [await givenCase(), await givenCase()];
    await command(closed, key, "close-case", { reason: "settled" });
    expect(refs(await get("/cases?view=team&limit=200", who.amara))).toContain(open);
    expect(refs(await get("/cases?view=team&limit=200", who.amara))).not.toContain(closed);
    expect(await pages("/cases?limit=200", who.amara)).toEqual(expect.arrayContaining([open, closed]));
    expect(refs(await get("/cases?view=team&status=closed-settled&limit=200", who.amara))).toEqual([closed]);
  });

  it("filters by owner, status and reference", async () => {
    const ref = await givenCase();
    await command(ref, who.ben, "take-case", {});
    expect(refs(await get(`/cases?owner=${ID.ben}&limit=200`, who.amara))).toContain(ref);
    expect(refs(await get(`/cases?owner=${ID.amara}&limit=200`, who.amara))).not.toContain(ref);
    expect(refs(await get(`/cases?q=${ref.toLowerCase()}`, who.amara))).toEqual([ref]);
    expect(refs(await get(`/cases?q=${ref}&status=new`, who.amara))).toEqual([ref]);
    expect(refs(await get(`/cases?q=${ref}&status=paying`, who.amara))).toEqual([]);
  });
});

describe("order and pages", () => {
  const debts = (balanceMinor: number) => [{ reference: "D", balanceMinor }];

  it("sorts by due with nothing due last, by balance, by last change", async () => {
    const made: string[] = [];
    for (const balance of [300, 100, 200, 200]) made.push(await givenCase({ portfolio: "us", debts: debts(balance) }));
    const [a = "", b = "", c = "", d = ""] = made;
    await command(a, key, "close-case", { reason: "paid" });
    await command(b, key, "set-next-action", { what: "x", dueAt: "2029-01-01T00:00:00Z" });
    await command(c, key, "set-next-action", { what: "x", dueAt: "2028-01-01T00:00:00Z" });
    const of = async (sort: string) =>
      (await pages(`/cases?sort=${sort}&limit=200`, who.amara)).filter((ref) => made.includes(ref));
    expect(await of("due")).toEqual([d, c, b, a]);
    expect((await of("balance"))[0]).toBe(a);
    expect((await of("balance")).at(-1)).toBe(b);
    expect(await of("updated")).toEqual([c, b, a, d]);
  });

  it.each(["due", "balance", "updated"])(
    "pages by %s: each case once, none left out, and the whole in order",
    async (sort) => {
      for (let i = 0; i < 23; i++) {
        const ref = await givenCase({ portfolio: ["uk", "us", "za"][i % 3] ?? "uk", debts: debts(100 + (i % 4)) });
        if (i % 5 === 0) await command(ref, key, "close-case", { reason: "paid" });
      }
      const whole = await pages(`/cases?sort=${sort}&limit=200`, key);
      expect(await pages(`/cases?sort=${sort}&limit=7`, key)).toEqual(whole);
      expect(new Set(whole)).toHaveLength(whole.length);
      const { rows: counted } = await pool().query<{ count: number }>("select count(*)::int as count from cases");
      expect(whole).toHaveLength(counted[0]?.count ?? 0);
    },
  );

  it("repeats nothing and leaves nothing out while rows change and more are opened", async () => {
    const before = await pages("/cases?sort=balance&limit=200", key);
    const seen = await pages("/cases?sort=balance&limit=5", key, async (page) => {
      const ref = before[page] ?? "";
      await command(ref, key, "add-note", { text: "changed" });
      await command(before[before.length - 1 - page] ?? "", key, "add-note", { text: "changed" });
      await givenCase({ debts: debts(1_000_000 + page) });
    });
    expect(new Set(seen)).toHaveLength(seen.length);
    expect(seen.filter((ref) => before.includes(ref))).toEqual(before);
  });

  it("refuses a cursor that was changed or belongs to another list", async () => {
    const { nextCursor } = (await get("/cases?limit=2", key)).body as { nextCursor: string };
    for (let at = 0; at < nextCursor.length; at++) {
      const other = nextCursor[at] === "A" ? "B" : "A";
      const changed = nextCursor.slice(0, at) + other + nextCursor.slice(at + 1);
      expect((await get(`/cases?limit=2&cursor=${changed}`, key)).status, `changed at ${at}`).toBe(422);
    }
    for (const list of ["sort=balance", "view=due", "team=early-arrears", "status=new"]) {
      expect((await get(`/cases?${list}&limit=2&cursor=${nextCursor}`, key)).status, list).toBe(422);
    }
    expect((await get(`/cases?limit=9&cursor=${nextCursor}`, key)).status).toBe(200);
  });
});
