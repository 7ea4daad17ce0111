import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, post, robot, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "ben" | "lena" | "priya", Who>;

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "ben", "lena", "priya"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

const change = (id: string, by: Who, body: object) => send("PATCH", `/api/v1/views/${id}`, by, body);
const drop = (id: string, by: Who) => send("DELETE", `/api/v1/views/${id}`, by);
const pin = (by: Who, ids: string[]) => send("PUT", "/api/v1/views/pins", by, { ids });
const filter = { view: "team", sort: "balance", team: "early-arrears", balanceMin: 50_000 };
const keep = async (by: Who, extra: object = {}) =>
  (await post("/views", by, { name: "Large balances", filter, ...extra })).body;
const namesFor = async (by: Who) => (await get("/views", by)).body.items.map(({ id }: { id: string }) => id);

describe("a saved view", () => {
  it("is kept with the whole state of the list, and only its owner sees it", async () => {
    const view = await keep(who.amara);
    expect(view).toMatchObject({ name: "Large balances", filter, team: null, owner: ID.amara, mayChange: true });
    expect(await namesFor(who.amara)).toContain(view.id);
    expect(await namesFor(who.ben)).not.toContain(view.id);
  });

  it("shared with a team it is everybody's there; its owner or a lead of the team changes it", async () => {
    const { id } = await keep(who.amara, { team: "early-arrears" });
    expect((await get(`/views/${id}`, who.ben)).body).toMatchObject({ mayChange: false });
    expect((await change(id, who.ben, { name: "Mine now" })).status).toBe(403);
    expect((await change(id, who.lena, { name: "Worth a call" })).body).toMatchObject({ name: "Worth a call", filter });
    expect((await change(id, who.amara, { team: null })).status).toBe(200);
    expect((await get(`/views/${id}`, who.ben)).status).toBe(404);
    expect((await post("/views", who.amara, { name: "Theirs", filter, team: "specialist-support" })).status).toBe(403);
  });

  it("is taken off their team by a lead, who is told so and sees it no more", async () => {
    const { id } = await keep(who.amara, { team: "early-arrears" });
    const answer = await change(id, who.lena, { team: null });
    expect(answer).toMatchObject({ status: 200, body: { id, team: null, owner: ID.amara, mayChange: false } });
    expect((await get(`/views/${id}`, who.lena)).status).toBe(404);
    expect((await get(`/views/${id}`, who.amara)).body).toMatchObject({ team: null, mayChange: true });
  });

  it("has a name of one line of ordinary text, and an address that is one", async () => {
    for (const wrong of [{ name: "a\u0000b" }, { name: "a\ud800b" }, { name: "a\nb" }, { description: "\u0000" }])
      expect((await post("/views", who.ben, { name: "x", filter, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
    expect((await get("/views/%00", who.ben)).status).toBe(404);
    expect((await pin(who.ben, ["\u0000"])).status).toBe(404);
  });

  it("deleted, unshared or never there: its address answers the same; a deletion can be taken back with its pin", async () => {
    const { id } = await keep(who.amara, { team: "early-arrears" });
    await pin(who.ben, [id]);
    expect((await drop(id, who.ben)).status).toBe(403);
    expect((await drop(id, who.amara)).status).toBe(204);
    const said = { detail: "This view was deleted, or is not shared with you." };
    for (const gone of [
      await get(`/views/${id}`, who.amara),
      await get(`/views/${id}`, who.priya),
      await get("/views/v_0000000000", who.ben),
    ]) {
      expect(gone).toMatchObject({ status: 404, body: said });
    }
    expect((await post(`/views/${id}/restoration`, who.ben, {})).status).toBe(403);
    expect((await post(`/views/${id}/restoration`, who.amara, {})).status).toBe(200);
    expect((await get(`/views/${id}`, who.ben)).body).toMatchObject({ pinned: 0 });
  });

  it("is pinned by each for themselves, in their order, at most ten", async () => {
    const made = [await keep(who.ben), await keep(who.ben), await keep(who.ben)].map(({ id }) => id);
    expect((await pin(who.ben, [made[2], made[0]])).status).toBe(204);
    expect((await namesFor(who.ben)).slice(0, 2)).toEqual([made[2], made[0]]);
    expect((await pin(who.amara, [made[0]])).status).toBe(404);
    expect(
      (
        await pin(
          who.ben,
          Array.from({ length: 11 }, (_, n) => `v_000000000${n}`),
        )
      ).status,
    ).toBe(422);
    expect((await pin(who.ben, [made[0], made[0]])).status).toBe(422);
  });

  it("holds codes, slugs and ids only", async () => {
    for (const body of [
      { name: "Call +44 7700 900117", filter },
      { name: "ruth@customer.example", filter },
      { name: "A case", filter: { ...filter, q: "C-7K3M-Q9TX" } },
      { name: "Elsewhere", filter: { ...filter, team: "no-such-team" } },
      { name: "Nowhere", filter: { ...filter, portfolio: "no-such-portfolio" } },
    ])
      expect((await post("/views", who.amara, body)).status).toBe(422);
    expect((await get("/views", await robot())).status).toBe(403);
  });

  it("leaves a record of who changed what", async () => {
    const { id } = await keep(who.amara);
    await change(id, who.amara, { name: "Renamed" });
    await drop(id, who.amara);
    const { rows } = await pool().query("select what from org_changes where detail ->> 'view' = $1 order by at, id", [
      id,
    ]);
    expect(rows.map(({ what }) => what)).toEqual(["view-kept", "view-changed", "view-dropped"]);
  });
});

describe("filters of a list", () => {
  it("narrow it by portfolio, holds, due range and balance, together", async () => {
    const key = await robot();
    const debts = (balanceMinor: number) => [{ reference: "D", balanceMinor }];
    const [small, large, held, za] = [
      await givenCase({ debts: debts(4_000) }),
      await givenCase({ debts: debts(800_000) }),
      await givenCase({ debts: debts(900_000) }),
      await givenCase({ portfolio: "za", debts: debts(850_000) }),
    ];
    await command(held, key, "place-hold", { kind: "fraud", reason: "Checking" });
    const inTwoHours = new Date(Date.now() + 7_200_000).toISOString();
    await command(small, key, "set-next-action", { what: "x", dueAt: inTwoHours });
    const of = async (search: string) => {
      const { body } = await get(`/cases?limit=200&${search}`, key);
      return body.items
        .map(({ ref }: { ref: string }) => ref)
        .filter((ref: string) => [small, large, held, za].includes(ref));
    };
    expect(await of("balanceMin=800000&sort=balance")).toEqual([held, za, large]);
    expect(await of("balanceMin=800000&balanceMax=860000&portfolio=za")).toEqual([za]);
    expect(await of("hold=any")).toEqual([held]);
    expect(await of("hold=none&balanceMin=800000&portfolio=uk")).toEqual([large]);
    expect(await of("due=overdue")).toEqual([]);
    expect(await of("due=day&balanceMax=5000")).toEqual([small]);
    expect(await of("due=week&balanceMax=5000")).toEqual([small]);
    expect(await of("due=later&balanceMax=5000")).toEqual([]);
    for (const wrong of ["hold=fraud", "due=tomorrow", "balanceMin=ten", "portfolio=nowhere", "adjustment=x"])
      expect((await get(`/cases?${wrong}`, key)).status).toBe(422);
    expect((await get("/cases?portfolio=za", who.priya)).status).toBe(200);
  });
});
