import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localDay } from "#lib/domain/calendar.ts";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import { onCommit } from "#lib/server/commits.ts";
import { pool } from "#lib/server/database.ts";
import { beginAbsences } from "#lib/server/org/absences.ts";
import { startWorker } from "#lib/server/worker.ts";
import { command, get, givenCase, type Body as Item, openDesk, post, send, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let who: Record<"lena" | "mo" | "amara" | "ben" | "priya", Who>;
const began = new Date().toISOString();
/** The team's, where no day ends while these tests run. */
const zone = zoneAtNoon(began);
const today = localDay(began, zone);

beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update teams set time_zone = $1 where slug = 'early-arrears'", [zone]);
  const names = ["lena", "mo", "amara", "ben", "priya"] as const;
  who = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await signIn(name)] as const)),
  ) as typeof who;
});

afterAll(() => desk.close());

const away = (more: object = {}, by = who.lena) =>
  post("/absences", by, {
    person: ID.ben,
    team: "early-arrears",
    firstDay: today,
    lastDay: today,
    cover: ID.amara,
    ...more,
  });
const ownerOf = async (ref: string) => (await get(`/cases/${ref}`, who.lena)).body.case.owner;
const listed = async (id: string): Promise<Item> =>
  (await get("/absences", who.lena)).body.items.find((one: Item) => one.id === id);
const beginsIn = (id: string, minutes: number) =>
  pool().query(
    "update absences set during = tstzrange(now() + make_interval(mins => $2), upper(during)) where id = $1",
    [id, minutes],
  );
/** As when its time has come a while ago. */
const letBegin = (id: string) => beginsIn(id, -1);
const remove = (id: string) => pool().query("delete from absences where id = $1", [id]);

async function taken(by: Who = who.ben): Promise<string> {
  const ref = await givenCase();
  await command(ref, by, "take-case", {});
  return ref;
}

describe("an absence", () => {
  it("moves what the person holds to the cover when it begins, once, with a reason, by the system", async () => {
    const [held, other, offered] = [await taken(), await taken(who.amara), await taken(who.amara)];
    await command(offered, who.amara, "offer-handover", {
      toTeam: "early-arrears",
      toUser: ID.ben,
      reason: "skill",
      note: "n",
    });
    const { status, body } = await away();
    expect(status).toBe(201);
    await beginsIn(body.id, 1);
    await beginAbsences();
    expect(await ownerOf(held)).toMatchObject({ user: ID.ben });
    await letBegin(body.id);
    await Promise.all([beginAbsences(), beginAbsences()]);

    expect(await ownerOf(held)).toMatchObject({ team: "early-arrears", user: ID.amara });
    expect(await ownerOf(other)).toMatchObject({ user: ID.amara });
    const state = (await get(`/cases/${offered}`, who.lena)).body.case;
    expect(state.handover).toMatchObject({ toTeam: "early-arrears", toUser: null });
    const events: Item[] = (await get(`/cases/${held}/events`, who.lena)).body.items;
    expect(events.filter(({ type }) => type === "owner-changed").at(-1)).toMatchObject({
      actor: { kind: "system" },
      data: { why: "absence", to: { user: ID.amara } },
    });
    expect(events.find(({ type }) => type === "case-reassigned")?.data.reason).toContain(today);
    expect(await listed(body.id)).toMatchObject({ state: "under-way", moved: 2, still: [] });
    const { rows } = await pool().query("select what from org_changes where detail ->> 'absence' = $1 order by id", [
      body.id,
    ]);
    expect(rows).toEqual([{ what: "absence-recorded" }, { what: "absence-began" }]);
    await remove(body.id);
  });

  it("keeps cases and offers away from the person, and names the cover", async () => {
    const { body } = await away();
    const ref = await givenCase();
    const given = await command(ref, who.lena, "reassign", { toTeam: "early-arrears", toUser: ID.ben, reason: "x" });
    expect(given).toMatchObject({ status: 422, body: { rule: "person-away", cover: ID.amara } });
    expect(given.body.detail).toMatch(/^Ben is away until .*Amara covers/);
    const data = { toTeam: "early-arrears", toUser: ID.ben, reason: "skill", note: "n" };
    expect(await command(ref, who.amara, "offer-handover", data)).toMatchObject({
      status: 422,
      body: { rule: "person-away" },
    });
    const people: Item[] = (await get("/people?limit=200", who.amara)).body.items;
    expect(people.find(({ id }) => id === ID.ben)).toMatchObject({ absence: { cover: ID.amara }, open: 0 });
    expect(people.find(({ id }) => id === ID.amara)).toMatchObject({ absence: null, open: 3 });
    await send("DELETE", `/api/v1/absences/${body.id}`, who.lena);
    const after = await command(ref, who.lena, "reassign", { toTeam: "early-arrears", toUser: ID.ben, reason: "x" });
    expect(after.status).toBe(200);
    await remove(body.id);
  });

  it("leaves to the queue what the cover cannot have", async () => {
    const held = await taken();
    const { body } = await away();
    await pool().query("update people set active = false where id = $1", [ID.amara]);
    await letBegin(body.id);
    await beginAbsences();
    await pool().query("update people set active = true where id = $1", [ID.amara]);
    expect(await ownerOf(held)).toMatchObject({ team: "early-arrears", user: null });
    await remove(body.id);
  });

  it("tells at its end what is still with the cover, to be given back in one go", async () => {
    const [first, second] = [await taken(), await taken()];
    const { body } = await away();
    await letBegin(body.id);
    await beginAbsences();
    await command(second, who.lena, "reassign", { toTeam: "early-arrears", reason: "x" });
    await send("DELETE", `/api/v1/absences/${body.id}`, who.lena);
    const over = await listed(body.id);
    expect(over.state).toBe("over");
    expect(over.still).toContain(first);
    expect(over.still).not.toContain(second);
    await send("DELETE", `/api/v1/absences/${body.id}`, who.lena);
    expect(await listed(body.id)).toBeUndefined();
    await remove(body.id);
  });

  it("begins beside one that cannot, and leaves the record of an erased customer where it is", async () => {
    const [held, erased, broken] = [await taken(), await taken(), await taken(who.amara)];
    const of = "(select customer_id from cases where ref = $1)";
    await pool().query(`update customers set key = null where id = ${of}`, [erased]);
    const first = (await away({ person: ID.amara, cover: null })).body.id;
    const second = (await away({ cover: null })).body.id;
    await pool().query("update cases set state = '\\x00' where ref = $1", [broken]);
    await letBegin(first);
    await letBegin(second);
    await expect(beginAbsences()).rejects.toThrow();
    expect(await ownerOf(held)).toMatchObject({ user: null });
    const { rows } = await pool().query("select ref, owner_user from cases where ref = any ($1) order by ref", [
      [erased, broken],
    ]);
    expect(new Map(rows.map(({ ref, owner_user }) => [ref, owner_user]))).toEqual(
      new Map([
        [erased, ID.ben],
        [broken, ID.amara],
      ]),
    );
    await pool().query("update cases set lifecycle = 'closed' where ref = any ($1)", [[erased, broken]]);
    await Promise.all([remove(first), remove(second)]);
  });

  it("is refused for others' teams, strangers to the team, days that cannot be, and twice for one time", async () => {
    expect((await away({}, who.mo)).status).toBe(403);
    expect((await away({}, who.amara)).status).toBe(403);
    expect((await away({ person: ID.priya })).status).toBe(422);
    expect((await away({ cover: ID.ben })).status).toBe(422);
    expect((await away({ firstDay: "2020-01-01" })).status).toBe(422);
    expect((await away({ lastDay: "2026-02-30" })).status).toBe(422);
    const { body } = await away();
    expect(await away()).toMatchObject({ status: 409, body: { rule: "away-already" } });
    await remove(body.id);
  });

  it("begins by itself, also when its time came while nothing ran", async () => {
    const held = await taken();
    const { body } = await away({ cover: null });
    await letBegin(body.id);
    const moved = new Promise<void>((resolve) => {
      const stop = onCommit(({ ref, events }) => {
        if (ref !== held || !events.some(({ type }) => type === "owner-changed")) return;
        stop();
        resolve();
      });
    });
    const worker = startWorker();
    await moved;
    await worker.stop();
    expect(await ownerOf(held)).toMatchObject({ team: "early-arrears", user: null });
    await remove(body.id);
  });
});
