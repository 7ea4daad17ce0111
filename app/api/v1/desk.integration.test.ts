import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID, NAMES } from "#lib/domain/given-organisation.ts";
import { open } from "#lib/server/crypto.ts";
import { customerKey } from "#lib/server/customer-keys.ts";
import { pool } from "#lib/server/database.ts";
import { purposeBound } from "#lib/server/reads/reveal.ts";
import { command, get, givenCase, makeKey, openDesk, post, robot, send, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
const who = {} as Record<"amara" | "ben" | "lena" | "priya" | "sam" | "cara" | "adam" | "ana" | "zed", Who>;

beforeAll(async () => {
  desk = await openDesk();
  key = await robot();
  for (const name of ["amara", "ben", "lena", "priya", "sam", "cara", "adam", "ana", "zed"] as const)
    who[name] = await signIn(name);
});
afterAll(() => desk.close());

type Item = Record<string, unknown>;

describe("teams, people, portfolios", () => {
  it("tells teams with hours and duty, and counts to their leads", async () => {
    await givenCase();
    const find = async (by: Who) =>
      (await get("/teams", by)).body.items.find(({ slug }: Item) => slug === "early-arrears");
    expect(await find(who.amara)).toMatchObject({
      dutyLead: ID.lena,
      members: 3,
      acceptMinutes: 60,
      open: null,
      waiting: null,
    });
    const counted = await find(who.lena);
    expect(counted.open).toBeGreaterThan(0);
    expect(counted.waiting).toBe(counted.open);
    expect((await find(key)).open).toBe(counted.open);
  });

  it("tells people without emails, but to admins", async () => {
    const { items } = (await get("/people", who.amara)).body;
    expect(items).toHaveLength(NAMES.length);
    expect(items.some((one: Item) => "email" in one)).toBe(false);
    expect((await get("/people", key)).body.items[0]).not.toHaveProperty("email");
    expect((await get("/people?limit=1", who.adam)).body.items[0]).toMatchObject({
      name: "Adam",
      email: "adam@baton.example",
    });
    expect((await get("/people?limit=1", await makeKey("read", "admin"))).body.items[0].email).toBe(
      "adam@baton.example",
    );
  });

  it("pages them", async () => {
    const names: string[] = [];
    let cursor = "";
    do {
      const { body } = await get(`/people?limit=4${cursor && `&cursor=${cursor}`}`, key);
      names.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor;
    } while (cursor);
    expect(names).toEqual((await get("/people", key)).body.items.map(({ name }: { name: string }) => name));
    expect((await get("/portfolios", who.ana)).body.items.map(({ slug }: Item) => slug)).toEqual(["uk", "us", "za"]);
  });
});

describe("reveals", () => {
  it("gives the value and has written who asked, for what, sealed", async () => {
    const ref = await givenCase({ customer: { name: "N", phone: "07700 900123", birthDate: "1980-02-29" } });
    const answer = await post(`/cases/${ref}/reveals`, who.cara, { field: "phone", purpose: "Checking a complaint" });
    expect(answer.body).toEqual({ field: "phone", value: "07700 900123", verified: false });
    expect(
      (await post(`/cases/${ref}/reveals`, who.amara, { field: "birthDate", purpose: "Identity" })).body.value,
    ).toBe("1980-02-29");
    const { rows } = await pool().query(
      `select l.*, c.customer_id, k.key from access_log l join cases c on c.id = l.case_id join customers k on k.id = c.customer_id
       where c.ref = $1 and action = 'reveal' order by l.id`,
      [ref],
    );
    expect(rows.map(({ actor_id, field }) => [actor_id, field])).toEqual([
      [ID.cara, "phone"],
      [ID.amara, "birth-date"],
    ]);
    const customer = customerKey(rows[0].customer_id, rows[0].key);
    expect(customer && open(customer, rows[0].purpose, purposeBound(rows[0].case_id))).toBe("Checking a complaint");
  });

  it("follows a changed contact point", async () => {
    const ref = await givenCase();
    await command(ref, key, "change-contact-point", { kind: "email", value: "new@customer.example", verified: true });
    const { body } = await post(`/cases/${ref}/reveals`, who.amara, { field: "email", purpose: "p" });
    expect(body).toEqual({ field: "email", value: "new@customer.example", verified: true });
  });

  it("is 404 without such a value, 422 without a purpose, 403 for a key that only writes", async () => {
    const ref = await givenCase();
    expect((await post(`/cases/${ref}/reveals`, who.amara, { field: "address", purpose: "p" })).status).toBe(404);
    for (const body of [
      { field: "phone" },
      { field: "phone", purpose: " " },
      { field: "phone", purpose: "x".repeat(501) },
      { field: "salary", purpose: "p" },
    ]) {
      expect((await post(`/cases/${ref}/reveals`, who.amara, body)).status).toBe(422);
    }
    expect((await post(`/cases/${ref}/reveals`, await makeKey("write"), { field: "phone", purpose: "p" })).status).toBe(
      403,
    );
  });
});

describe("linked cases and ownership", () => {
  it("lists the customer's other cases that the reader may read", async () => {
    const customer = { name: "Two Cases", reference: "TWO-1" };
    const [uk, us] = [await givenCase({ customer }), await givenCase({ customer, portfolio: "us" })];
    expect((await get(`/cases/${uk}/linked`, who.amara)).body.items.map(({ ref }: Item) => ref)).toEqual([us]);
    await pool().query("delete from grants where team_slug = 'specialist-support' and portfolio_slug = 'us'");
    expect((await get(`/cases/${uk}/linked`, who.priya)).body.items).toEqual([]);
    expect((await get(`/cases/${us}`, who.priya)).status).toBe(404);
    await pool().query("insert into grants values ('specialist-support', 'us')");
  });

  it("tells who was accountable at every version, without gaps", async () => {
    const ref = await givenCase();
    await command(ref, who.amara, "take-case", {});
    await command(ref, key, "add-note", { text: "x" });
    await command(ref, who.lena, "reassign", { toTeam: "late-stage", reason: "Old" });
    const { items } = (await get(`/cases/${ref}/ownership`, who.amara)).body;
    expect(items.map(({ team, user, from, to }: Item) => [team, user, from, to])).toEqual([
      ["early-arrears", null, 1, 2],
      ["early-arrears", ID.amara, 2, 5],
      ["late-stage", null, 5, null],
    ]);
    expect(items[0].until).toBe(items[1].since);
    expect(items[2].until).toBeNull();
    expect(items.every(({ seconds }: { seconds: number }) => seconds >= 0)).toBe(true);
  });
});

describe("search", () => {
  const found = async (text: string, by: Who = who.amara) => {
    const { status, body } = await post("/cases/search", by, { text });
    expect(status).toBe(200);
    return body.items.map(({ ref }: Item) => ref);
  };

  it("finds by reference, by parts of a name, by phone and by email", async () => {
    const ref = await givenCase({
      customer: { name: "Zo\u00eb Quixote-Pancake", phone: "+44 7700 900456", email: "Zoe.Q@customer.example" },
    });
    for (const text of [
      ref,
      ref.toLowerCase(),
      "quixote",
      "QUIXOTE zoe",
      "zo\u00eb",
      "pancake",
      "07700 900456",
      "zoe.q@CUSTOMER.example",
      "zoe.q@cust",
      "0456",
    ]) {
      expect(await found(text), text).toEqual([ref]);
    }
    for (const text of ["quixote ruth", "900456", "customer.example@", "zoe.x@customer"])
      expect(await found(text), text).toEqual([]);
    expect(await found("quixote", who.zed)).toEqual([]);
    expect(await found(ref, who.zed)).toEqual([]);
    expect(await found("quixote", who.cara)).toEqual([ref]);
  });

  it("pages what it finds, newest first", async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift(await givenCase({ customer: { name: `Hieronymus ${i}` } }));
    const first = await send("POST", "/api/v1/cases/search?limit=2", key, { text: "hieronymus" });
    expect(first.body.items.map(({ ref }: Item) => ref)).toEqual(made.slice(0, 2));
    expect(first.body.complete).toBe(true);
    const second = await send("POST", `/api/v1/cases/search?limit=9&cursor=${first.body.nextCursor}`, key, {
      text: "hieronymus",
    });
    expect(second.body.items.map(({ ref }: Item) => ref)).toEqual(made.slice(2));
    expect(second.body.nextCursor).toBeNull();
    const foreign = await send("POST", `/api/v1/cases/search?cursor=${first.body.nextCursor}`, key, { text: "ruth" });
    expect(foreign.status).toBe(422);
  });

  it.each([{}, { text: "" }, { text: "  " }, { text: 5 }, { text: "x".repeat(201) }, { text: "x", q: 1 }])(
    "refuses %j",
    async (body) => {
      expect((await post("/cases/search", who.amara, body)).status).toBe(422);
    },
  );

  it("refuses half a character, with a cursor too", async () => {
    const path = `/api/v1/cases/search?cursor=${"A".repeat(32)}`;
    expect(await send("POST", path, who.amara, { text: "\ud800" })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "text" }] },
    });
  });
});

describe("the board", () => {
  it("shows a lead who holds how much, what waits longest and what is offered", async () => {
    const [first, second] = [await givenCase(), await givenCase()];
    await command(second, who.ben, "take-case", {});
    await command(second, who.ben, "place-hold", { kind: "fraud", reason: "r" });
    await command(second, who.ben, "set-next-action", {
      what: "x",
      dueAt: new Date(Date.now() + 600_000).toISOString(),
    });
    const third = await givenCase();
    await command(third, who.ben, "take-case", {});
    await command(third, who.ben, "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "n" });
    const [team] = (await get("/board", who.lena)).body.items;
    expect(team).toMatchObject({ team: "early-arrears", dutyLead: ID.lena });
    const ben = team.people.find(({ id }: Item) => id === ID.ben);
    expect(ben).toMatchObject({
      name: "Ben",
      open: 2,
      onHold: 1,
      dueInHour: expect.any(Number),
      oldestUntouched: { ref: second },
    });
    expect(ben.dueInHour).toBeGreaterThanOrEqual(1);
    expect(team.waiting.open).toBeGreaterThanOrEqual(1);
    const waits = (await get("/cases?view=waiting&limit=200", who.lena)).body.items.map(({ ref }: Item) => ref);
    expect(waits).toContain(team.waiting.longest.ref);
    expect(waits).toContain(first);
    expect(team.offers).toEqual([
      expect.objectContaining({ ref: third, by: ID.ben, toTeam: "specialist-support", toUser: null }),
    ]);
    const [receiving] = (await get("/board", who.sam)).body.items;
    expect(receiving).toMatchObject({ team: "specialist-support", offers: [{ ref: third }] });
    expect((await get("/board", who.ana)).body.items).toEqual([]);
    expect((await get("/board", who.cara)).body.items).toHaveLength(9);
    expect((await get("/board", who.zed)).body.items).toMatchObject([{ team: "pre-legal", open: 0 }]);
  });
});
