import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { keepOnCall } from "#lib/server/live/on-call.ts";
import { command, get, givenCase, type Body as Item, openDesk, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let who: Record<"lena" | "sam" | "mo" | "amara" | "ben" | "dev" | "cara" | "adam", Who>;

beforeAll(async () => {
  desk = await openDesk();
  const names = ["lena", "sam", "mo", "amara", "ben", "dev", "cara", "adam"] as const;
  who = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await signIn(name)] as const)),
  ) as typeof who;
});

afterAll(() => desk.close());

const cases = async (search: string, by = who.lena): Promise<string[]> =>
  (await get(`/board/cases?${search}`, by)).body.items.map(({ ref }: Item) => ref);

async function takenBy(by: Who): Promise<string> {
  const ref = await givenCase();
  await command(ref, by, "take-case", {});
  return ref;
}

describe("the list behind a number", () => {
  it("is as long as the number says, for a person, the queue, offers and everybody", async () => {
    const [held, waits, offered] = [await takenBy(who.ben), await givenCase(), await takenBy(who.amara)];
    const offer = { toTeam: "specialist-support", reason: "skill", note: "n" };
    await command(offered, who.amara, "offer-handover", offer);
    await command(held, who.ben, "place-hold", { kind: "fraud", reason: "r" });
    await command(held, who.ben, "set-next-action", {
      what: "x",
      dueAt: new Date(Date.now() + 600_000).toISOString(),
    });

    const [team] = (await get("/board", who.lena)).body.items;
    const ben = team.people.find(({ id }: Item) => id === ID.ben);
    expect(await cases(`holder=${ID.ben}`)).toEqual([held]);
    expect(ben).toMatchObject({ open: 1, onHold: 1 });
    expect(await cases(`holder=${ID.ben}&state=hold&team=early-arrears`)).toEqual([held]);
    expect(await cases(`holder=${ID.ben}&state=due`)).toHaveLength(ben.dueInHour);
    expect(await cases(`holder=${ID.ben}&state=overdue`)).toHaveLength(ben.overdue);
    expect(await cases("holder=queue")).toEqual([waits]);
    expect(await cases("holder=offered")).toEqual([offered]);
    expect(await cases("holder=offered", who.sam)).toEqual([offered]);
    expect((await cases("holder=all")).toSorted()).toEqual([held, waits, offered].toSorted());
    const all = (await get("/board", who.cara)).body;
    expect(all.offered.open).toBe(1);
    expect(all.items.filter((one: Item) => one.offered.open === 1)).toHaveLength(2);
  });

  it("comes page by page, each case once, those without a due time last", async () => {
    for (let at = 0; at < 5; at++) await givenCase();
    await pool().query(
      "update cases set due_at = null where ref = any (select ref from cases where owner_user is null limit 2)",
    );
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await get(`/board/cases?holder=queue&limit=2${cursor && `&cursor=${cursor}`}`, who.lena);
      seen.push(...body.items.map(({ ref }: Item) => ref));
      cursor = body.nextCursor ?? "";
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual((await cases("holder=queue")).toSorted());
  });

  it("shows nobody what is not theirs", async () => {
    expect(await cases("holder=queue", who.mo)).toEqual([]);
    expect(await cases("holder=queue&team=early-arrears", who.mo)).toEqual([]);
    expect(await cases("holder=all", who.adam)).toEqual([]);
    expect((await get("/board/feed", who.mo)).body.items).toEqual([]);
    expect((await get("/board/cases?holder=nobody", who.lena)).status).toBe(422);
  });
});

describe("what the board tells of colleagues", () => {
  it("is for those who have one: an agent's board has the sums alone", async () => {
    keepOnCall(() => new Map([[ID.ben, "2026-11-20T10:00:00.000Z"]]));
    const onCall = async (by: Who) => {
      const [team] = (await get("/board", by)).body.items;
      return team.people.find(({ id }: Item) => id === ID.ben).onCallSince;
    };
    expect([await onCall(who.lena), await onCall(who.amara)]).toEqual(["2026-11-20T10:00:00.000Z", null]);
    keepOnCall(() => new Map());
    const statuses = async (path: string) =>
      Promise.all([who.lena, who.cara, who.amara, who.adam].map(async (by) => (await get(path, by)).status));
    expect(await statuses("/board/feed")).toEqual([200, 200, 403, 403]);
    expect(await statuses("/absences")).toEqual([200, 200, 403, 200]);
  });
});

describe("what happened to ownership", () => {
  it("is told to the teams that it concerns, newest first, with who, from whom and to whom", async () => {
    const ref = await takenBy(who.amara);
    const toDev = { toTeam: "specialist-support", toUser: ID.dev, reason: "skill", note: "n" };
    const { body } = await command(ref, who.amara, "offer-handover", toDev);
    const { handoverId } = body.events[0].data;
    await command(ref, who.dev, "accept-handover", { handoverId });
    for (const lead of [who.lena, who.sam]) {
      const items: Item[] = (await get("/board/feed", lead)).body.items.filter((item: Item) => item.ref === ref);
      expect(items.slice(0, 2)).toMatchObject([
        {
          type: "owner-changed",
          why: "accepted",
          actor: { id: ID.dev },
          from: { user: ID.amara },
          to: { user: ID.dev },
        },
        { type: "handover-offered", why: "skill", actor: { id: ID.amara }, to: { user: ID.dev } },
      ]);
    }
    const { accepts } = (await get("/board", who.sam)).body;
    expect(accepts).toMatchObject({ count: 1, medianSeconds: expect.any(Number) });
    expect((await get("/board", who.mo)).body.accepts).toEqual({ count: 0, medianSeconds: null });
  });
});
