import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { faultsOfOwnership } from "#lib/server/org/faults-of-ownership.ts";
import { sessionCookie, startSession } from "#lib/server/sessions.ts";
import { command, get, givenCase, makeKey, openDesk, post, signIn, type Who } from "../given-api.ts";
import { lastChange, patch, put, remove } from "./given-admin.ts";

let desk: { close(): Promise<void> };
let admin: Who;
beforeAll(async () => {
  desk = await openDesk();
  await pool().query("insert into people (id, email, name, role) values ($1, 'root@x.example', 'Root', 'admin')", [
    ROOT,
  ]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  admin = await signIn("adam");
});

const ROOT = "01900000-0000-7000-8000-0000000000ff";
async function signInAs(id: string): Promise<Who> {
  const token = await encode({ token: { sub: id, sid: await startSession(id, 1), epoch: 1 }, secret: env().secret });
  return { cookie: `${sessionCookie()}=${token}`, origin: env().publicUrl };
}

let count = 0;
async function addPerson(more: object = {}) {
  const person = {
    name: "Noor Shah",
    email: `Noor${++count}@X.example`,
    role: "agent",
    teams: ["early-arrears"],
    ...more,
  };
  const { body } = await post("/admin/people", admin, person);
  return body.person;
}

it("lets in admins and keys with the scope, and nobody else", async () => {
  expect((await get("/admin/people", admin)).status).toBe(200);
  expect((await get("/admin/people", await makeKey("admin"))).status).toBe(200);
  expect((await get("/admin/people", await makeKey("read", "write"))).status).toBe(403);
  expect((await get("/admin/people", await signIn("lena"))).status).toBe(403);
  expect((await post("/admin/people", await signIn("cara"), {})).status).toBe(403);
});

it("adds a person with a one-time link and records who did it", async () => {
  const { status, body } = await post("/admin/people", admin, {
    name: " Noor Shah ",
    email: "NOOR@x.example",
    role: "agent",
    teams: ["early-arrears"],
  });
  expect(status).toBe(201);
  expect(body.person).toMatchObject({
    name: "Noor Shah",
    email: "noor@x.example",
    joined: false,
    open: 0,
    active: true,
  });
  expect(body.invitation.url).toMatch(/^http/);
  expect(await lastChange()).toMatchObject({
    what: "person-created",
    label: "Person added",
    actor: { kind: "user", id: ID.adam },
    detail: { person: body.person.id, role: "agent", teams: ["early-arrears"] },
  });
});

it.each([
  [{ email: "no address" }, "email"],
  [{ name: "  " }, "name"],
  [{ name: "Two\nlines" }, "name"],
  [{ role: "boss" }, "role"],
  [{ teams: ["nowhere"] }, "teams"],
  [{ salary: 1 }, "salary"],
])("says which field is wrong: %j", async (wrong, path) => {
  const right = { name: "Noor", email: "other@x.example", role: "agent", teams: [] };
  const { status, body } = await post("/admin/people", admin, { ...right, ...wrong });
  expect([status, body.code, body.errors[0].path]).toEqual([422, "invalid", path]);
});

it("refuses a second person with the address", async () => {
  const { email } = await addPerson();
  const { status, body } = await post("/admin/people", admin, { name: "N", email, role: "agent", teams: [] });
  expect([status, body.rule]).toEqual([409, "email-taken"]);
});

it("previews a deactivation, then does just that and ends the sessions", async () => {
  const [held, offered, addressed] = [await givenCase(), await givenCase(), await givenCase()];
  const [amara, ben] = [await signIn("amara"), await signIn("ben")];
  await command(held, amara, "take-case", {});
  await command(offered, amara, "offer-handover", { toTeam: "late-stage", reason: "skill", note: "Please." });
  await command(addressed, ben, "take-case", {});
  await command(addressed, ben, "offer-handover", {
    toTeam: "early-arrears",
    toUser: ID.amara,
    reason: "skill",
    note: "Please.",
  });
  const preview = (await get(`/admin/people/${ID.amara}/deactivation`, admin)).body;
  expect(preview.moves).toHaveLength(3);
  expect(preview.moves).toEqual(
    expect.arrayContaining([
      { kind: "case", to: { team: "early-arrears", user: null }, open: 1, refs: [held] },
      { kind: "offer-withdrawn", to: { team: "early-arrears", user: null }, open: 1, refs: [offered] },
      { kind: "offer-readdressed", to: { team: "early-arrears", user: null }, open: 1, refs: [addressed] },
    ]),
  );
  const { body } = await post(`/admin/people/${ID.amara}/deactivation`, admin, {});
  expect(body.person).toMatchObject({ active: false, open: 0 });
  expect(body.moved.toSorted()).toEqual([held, offered, addressed].sort());
  expect((await get("/me", amara)).status).toBe(401);
  expect(await faultsOfOwnership()).toEqual([]);
  const { body: events } = await get(`/cases/${held}/events?after=2`, ben);
  expect(events.items.map(({ type }: { type: string }) => type)).toEqual(["case-reassigned", "owner-changed"]);
  expect(events.items[0].actor).toEqual({ kind: "user", id: ID.adam });
  expect((await lastChange()).detail).toMatchObject({ person: ID.amara });
  await post(`/admin/people/${ID.amara}/activation`, admin, {});
});

it("previews and makes the loss of a team and of a role", async () => {
  const { id } = await addPerson({ teams: ["early-arrears", "late-stage"] });
  const who = await signInAs(id);
  const ref = await givenCase();
  await command(ref, who, "take-case", {});
  const group = { kind: "case", to: { team: "early-arrears", user: null }, open: 1, refs: [ref] };
  expect((await get(`/admin/people/${id}/moves?teams=late-stage`, admin)).body.moves).toEqual([group]);
  expect((await get(`/admin/people/${id}/moves?teams=early-arrears`, admin)).body.moves).toEqual([]);
  expect((await get(`/admin/people/${id}/moves?role=specialist`, admin)).body.moves).toEqual([]);
  expect((await get(`/admin/people/${id}/moves?role=analyst`, admin)).body.moves).toEqual([group]);
  expect((await get(`/admin/people/${id}/moves`, admin)).status).toBe(422);
  const { body } = await put(`/admin/people/${id}/teams`, { teams: ["late-stage"] });
  expect(body).toMatchObject({ moved: [ref], person: { teams: ["late-stage"] } });
  expect((await put(`/admin/people/${id}/role`, { role: "analyst" })).body.moved).toEqual([]);
});

it("never leaves the organisation without an admin or a fallback lead", async () => {
  expect((await post(`/admin/people/${ID.adam}/deactivation`, admin, {})).body.rule).toBe("not-yourself");
  const key = await makeKey("admin");
  expect((await post(`/admin/people/${ROOT}/deactivation`, key, {})).status).toBe(200);
  expect((await put(`/admin/people/${ID.adam}/role`, { role: "agent" }, key)).body.rule).toBe("last-admin");
  const { fallbackLead } = (await get("/admin/organisation", admin)).body;
  const refused = await post(`/admin/people/${fallbackLead}/deactivation`, admin, {});
  expect([refused.status, refused.body.rule]).toEqual([422, "fallback-lead"]);
  expect((await put("/admin/organisation/fallback-lead", { person: ID.amara })).body.errors[0].path).toBe("person");
  expect((await put("/admin/organisation/fallback-lead", { person: ID.grace })).status).toBe(204);
});

it("answers 404 for what no one could have made", async () => {
  for (const path of [
    "/admin/people/x/deactivation",
    "/admin/teams/%00/grants/uk/moves",
    "/admin/teams/late-stage/grants/%00/moves",
  ]) {
    expect((await get(path, admin)).status).toBe(404);
  }
  expect((await patch("/admin/teams/%00", { name: "X" })).status).toBe(404);
  expect((await remove("/admin/teams/payments/duty/%00")).status).toBe(404);
});

it("pages through the changes, newest first", async () => {
  const first = (await get("/admin/changes?limit=2", admin)).body;
  const second = (await get(`/admin/changes?limit=2&cursor=${first.nextCursor}`, admin)).body;
  const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  expect(ids).toHaveLength(4);
});
