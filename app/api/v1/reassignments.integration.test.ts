import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID, type PersonName } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { runReassignments } from "#lib/server/reassign/runner.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import {
  command,
  commandId,
  get,
  givenCase,
  type Body as Item,
  openDesk,
  post,
  signIn,
  type Who,
} from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let who: Record<"lena" | "mo" | "amara" | "ben" | "cara", Who>;

beforeAll(async () => {
  desk = await openDesk();
  const names = ["lena", "mo", "amara", "ben", "cara"] as const;
  who = Object.fromEntries(
    await Promise.all(names.map(async (name: PersonName) => [name, await signIn(name)] as const)),
  ) as typeof who;
  // Two leads of one team: both may move its cases.
  await pool().query("insert into memberships values ($1, 'early-arrears')", [ID.mo]);
});

afterAll(() => desk.close());

const work = () => runReassignments(new AbortController().signal);
const items = (refs: string[], basedOn?: number) => refs.map((ref) => ({ ref, basedOn }));
const asked = (refs: string[], more: object = {}, basedOn?: number) => ({
  commandId: commandId(),
  items: items(refs, basedOn),
  toTeam: "late-stage",
  reason: "Ruth's cases move.",
  ...more,
});

describe("a reassignment of many cases", () => {
  it("moves each as the lead, in the record of each, and forgets the reason at the end", async () => {
    const refs = [await givenCase(), await givenCase()];
    const { status, body } = await post("/reassignments", who.lena, asked(refs, { toUser: ID.chloe }, 1));
    expect(status).toBe(202);
    await work();
    const { body: answer } = await get(`/reassignments/${body.id}`, who.lena);
    expect(answer).toMatchObject({ total: 2, done: 2, moved: 2, finishedAt: expect.any(String) });
    for (const ref of refs) {
      const state = (await get(`/cases/${ref}`, who.lena)).body.case;
      expect(state.owner).toMatchObject({ team: "late-stage", user: ID.chloe });
      const events: Item[] = (await get(`/cases/${ref}/events`, who.lena)).body.items;
      const moved = events.find(({ type }) => type === "case-reassigned");
      expect(moved).toMatchObject({ actor: { kind: "user", id: ID.lena }, data: { reason: "Ruth's cases move." } });
    }
    const { rows } = await pool().query("select reason from reassignments where id = $1", [body.id]);
    expect(rows).toEqual([{ reason: null }]);
    expect((await get("/reassignments", who.lena)).body.items[0]).toMatchObject({ id: body.id, moved: 2 });
  });

  it("is kept once however often it is sent, and is nobody else's to look at", async () => {
    const said = asked([await givenCase()]);
    const [first, second] = [
      await post("/reassignments", who.lena, said),
      await post("/reassignments", who.lena, said),
    ];
    expect(second.body.id).toBe(first.body.id);
    const other = { ...said, reason: "Another." };
    expect(await post("/reassignments", who.lena, other)).toMatchObject({
      status: 409,
      body: { code: "idempotency-mismatch" },
    });
    expect((await get(`/reassignments/${first.body.id}`, who.mo)).status).toBe(404);
    expect((await post("/reassignments", who.amara, { ...said, commandId: commandId() })).status).toBe(403);
    await work();
  });

  it("keeps the reason sealed while it waits", async () => {
    await post("/reassignments", who.lena, asked([await givenCase()], { reason: "She has lost her flat." }));
    const { rows } = await pool().query("select reason from reassignments where finished_at is null");
    expect(rows[0].reason.toString("latin1")).not.toContain("flat");
    await work();
  });

  it("says beforehand what will move and what not and why, by the same rules, and changes nothing", async () => {
    const [free, closed, elsewhere, there, changed] = [
      await givenCase(),
      await givenCase(),
      await givenCase(),
      await givenCase(),
      await givenCase(),
    ];
    await command(closed, who.ben, "close-case", { reason: "other" });
    await command(elsewhere, who.lena, "reassign", { toTeam: "disputes", reason: "x" });
    await command(there, who.lena, "reassign", { toTeam: "late-stage", reason: "x" });
    await command(there, who.mo, "reassign", { toTeam: "early-arrears", toUser: ID.ben, reason: "x" });
    await command(changed, who.ben, "record-payment", {
      amountMinor: 1,
      currency: "GBP",
      method: "card",
      reference: "p",
    });
    const body = { ...asked([free, closed, elsewhere, "C-0000-0000"]), toTeam: "early-arrears", toUser: ID.ben };
    body.items.push({ ref: there, basedOn: undefined }, { ref: changed, basedOn: 1 });
    const { status, body: preview } = await post("/reassignments?dryRun=1", who.lena, body);
    expect(status).toBe(200);
    expect(preview.items.map(({ outcome }: Item) => outcome)).toEqual([
      "moved",
      "closed",
      "not-yours",
      "not-found",
      "already-there",
      "changed",
    ]);
    expect(preview).toMatchObject({ move: 1, skip: 5 });
    expect(preview.load.after.open - preview.load.before.open).toBe(1);
    expect((await get(`/cases/${free}`, who.lena)).body.version).toBe(1);
    const { body: made } = await post("/reassignments", who.lena, { ...body, commandId: commandId() });
    await work();
    const done = (await get(`/reassignments/${made.id}`, who.lena)).body.items;
    expect(done.map(({ outcome }: Item) => outcome)).toEqual([
      "moved",
      "closed",
      "not-yours",
      "not-found",
      "already-there",
      "changed",
    ]);
    expect(done[5].changes).toEqual(["payment-received"]);
  });

  it("goes on where it was cut short", async () => {
    const refs = await Promise.all(Array.from({ length: 10 }, () => givenCase()));
    const { body } = await post("/reassignments", who.lena, asked(refs, {}, 1));
    const stopping = new AbortController();
    const { runNextItem } = await import("#lib/server/reassign/run-item.ts");
    for (let at = 0; at < 4; at++) await runNextItem();
    stopping.abort();
    expect((await get(`/reassignments/${body.id}`, who.lena)).body).toMatchObject({ done: 4, finishedAt: null });
    await work();
    expect((await get(`/reassignments/${body.id}`, who.lena)).body).toMatchObject({ done: 10, moved: 10 });
    const { rows } = await pool().query(
      "select count(*)::int as moves from events e join cases c on c.id = e.case_id where c.ref = any ($1) and type = 'owner-changed'",
      [refs],
    );
    expect(rows).toEqual([{ moves: 10 }]);
  });

  it("leaves a case waiting with which something goes wrong, moves the others, and tries it again", async () => {
    const [hurt, fine] = [await givenCase(), await givenCase()];
    await pool().query(`create function lost_a_race() returns trigger language plpgsql as
      $$ begin raise 'deadlock detected' using errcode = '40P01'; end $$`);
    await pool().query(`create trigger lost_a_race before update on cases for each row when (old.ref = '${hurt}')
      execute function lost_a_race()`);
    const { body } = await post("/reassignments", who.lena, asked([hurt, fine], {}, 1));
    await work();
    const first = (await get(`/reassignments/${body.id}`, who.lena)).body;
    expect(first).toMatchObject({
      done: 1,
      moved: 1,
      finishedAt: null,
      items: [{ outcome: null }, { outcome: "moved" }],
    });
    await pool().query("drop function lost_a_race cascade");
    await work();
    const last = (await get(`/reassignments/${body.id}`, who.lena)).body;
    expect(last).toMatchObject({ done: 2, moved: 2, finishedAt: expect.any(String) });
  });

  it("asks for the lead's rights at the moment of each move", async () => {
    const refs = [await givenCase()];
    const { body } = await post("/reassignments", who.mo, asked(refs, { toTeam: "disputes" }, 1));
    await pool().query("delete from memberships where person_id = $1 and team_slug = 'early-arrears'", [ID.mo]);
    await work();
    await pool().query("insert into memberships values ($1, 'early-arrears')", [ID.mo]);
    expect((await get(`/reassignments/${body.id}`, who.mo)).body.items).toMatchObject([{ outcome: "not-yours" }]);
  });
});

describe("what would happen", () => {
  it("counts for the target what the lead may read, and nothing else", async () => {
    const ref = await givenCase();
    const would = (by: Who, more: object = {}) =>
      post("/reassignments?dryRun=1", by, asked([ref], { toTeam: "early-arrears", ...more }));
    const lenas = (await would(who.lena)).body;
    expect(lenas.load.before.open).toBeGreaterThan(0);
    await pool().query("update people set role = 'lead' where id = $1", [ID.zed]);
    const zeds = (await would(await signIn("zed"))).body;
    await pool().query("update people set role = 'agent' where id = $1", [ID.zed]);
    const nothing = { open: 0, dueInHour: 0, overdue: 0 };
    expect(zeds).toMatchObject({ move: 0, items: [{ outcome: "not-found" }] });
    expect(zeds.load).toEqual({ before: nothing, after: nothing });
    expect((await would(who.lena, { toTeam: "nowhere" })).status).toBe(422);
    expect((await would(who.lena, { toUser: "00000000-0000-7000-8000-00000000dead" })).status).toBe(422);
    expect((await would(who.lena, { items: [{ ref, basedOn: 3e9 }] })).status).toBe(422);
  });
});

describe("two leads who reassign the same hundred cases at once", () => {
  it("leave one owner to every case, and are both told the truth of each", async () => {
    const refs: string[] = [];
    while (refs.length < 100) refs.push(...(await Promise.all(Array.from({ length: 10 }, () => givenCase()))));
    const [hers, his] = await Promise.all([
      post("/reassignments", who.lena, asked(refs, { toTeam: "early-arrears", toUser: ID.amara }, 1)),
      post("/reassignments", who.mo, asked(refs.toReversed(), { toTeam: "late-stage", toUser: ID.chloe }, 1)),
    ]);
    // Three workers, as of three processes.
    await Promise.all([work(), work(), work()]);
    await work();

    const lenas = (await get(`/reassignments/${hers.body.id}`, who.lena)).body;
    const mos = (await get(`/reassignments/${his.body.id}`, who.mo)).body;
    expect([lenas, mos]).toMatchObject([{ done: 100, finishedAt: expect.any(String) }, { done: 100 }]);
    expect(lenas.moved + mos.moved).toBe(100);
    expect(Math.min(lenas.moved, mos.moved)).toBeGreaterThan(0);
    const told = new Map<string, Item>(lenas.items.map((item: Item) => [item.ref, item]));
    for (const item of mos.items as Item[]) {
      const other = told.get(item.ref);
      const state = (await get(`/cases/${item.ref}`, who.lena)).body.case;
      const [winner, loser, by] = item.outcome === "moved" ? [item, other, ID.mo] : [other, item, ID.lena];
      expect(winner.outcome).toBe("moved");
      const { team, user } = state.owner;
      expect(loser).toMatchObject({ outcome: "moved-meanwhile", owner: { team, user }, by: { kind: "user", id: by } });
      expect(user).toBe(by === ID.mo ? ID.chloe : ID.amara);
    }
    const { rows } = await pool().query(
      "select e.case_id from events e join cases c on c.id = e.case_id where c.ref = any ($1) and type = 'owner-changed'",
      [refs],
    );
    expect(rows).toHaveLength(100);
    expect((await verifyEverything()).findings).toEqual([]);
  });
});
