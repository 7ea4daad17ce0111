import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { makeLink, readLink } from "#lib/server/invitations.ts";
import { begin, close, standing } from "#lib/server/org/forced-order.ts";
import { hashPassword } from "#lib/server/password.ts";
import { signIn as enter } from "#lib/server/sign-in.ts";
import { get, openDesk, post, robot, signIn } from "../given-api.ts";

const old = "correct horse battery";
const fresh = "nine green bottles on a wall";
let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update people set password_hash = $1", [await hashPassword(old)]);
});
afterAll(() => desk.close());

it("is changed by who knows the current one; every other session ends, this one stays", async () => {
  const [here, elsewhere] = [await signIn("amara"), await signIn("amara")];
  expect((await post("/me/password", here, { current: old, password: fresh })).status).toBe(204);

  expect((await get("/me", here)).status).toBe(200);
  expect((await get("/me", elsewhere)).status).toBe(401);
  expect(await enter("amara@baton.example", old)).toBeNull();
  expect(await enter("amara@baton.example", fresh)).toMatchObject({ id: ID.amara });
  const { rows } = await pool().query("select what as kind, detail from org_changes order by id desc limit 1");
  expect(rows).toEqual([{ kind: "password-set", detail: { person: ID.amara } }]);
  expect(JSON.stringify(rows)).not.toContain(fresh);
});

it.each([
  ["a wrong current one", { current: "not the one", password: fresh }, "current"],
  ["the same again", { current: old, password: old }, "password"],
  ["a short one", { current: old, password: "short" }, "password"],
  ["a common one", { current: old, password: "Password1234" }, "password"],
])("is not changed with %s", async (_, body, path) => {
  const ben = await signIn("ben");
  expect(await post("/me/password", ben, body)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  expect(await enter("ben@baton.example", old)).not.toBeNull();
});

it("is not found by trying: wrong ones count as failed sign-ins", async () => {
  const lena = await signIn("lena");
  const tries = [];
  for (let at = 0; at < 7; at += 1)
    tries.push(await post("/me/password", lena, { current: `try ${at}`, password: fresh }));
  expect(tries.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 429, 429]);
});

it("ends links with which a password could be set", async () => {
  const mo = await signIn("mo");
  const token = (await makeLink(ID.mo)).split("/").at(-1) ?? "";
  expect(await readLink(token)).not.toBeNull();
  expect((await post("/me/password", mo, { current: old, password: fresh })).status).toBe(204);
  expect(await readLink(token)).toBeNull();
});

describe("at the very moment of a change", () => {
  /** Changed and not yet committed, as by a link. */
  const changing = async (person: string) => {
    const hash = await hashPassword(fresh);
    return close({ sql: "update people set password_hash = $2 where id = $1", values: [person, hash] });
  };

  it("lets nobody in who was found to know the old one", async () => {
    const commit = await changing(ID.priya);
    const entering = begin(() => enter("priya@baton.example", old));
    await standing([entering]);
    await commit();
    expect(await entering.outcome).toEqual({ status: "fulfilled", value: null });
    expect(await enter("priya@baton.example", fresh)).not.toBeNull();
  });

  it("is not changed once more by who knew the old one", async () => {
    const sam = await signIn("sam");
    const commit = await changing(ID.sam);
    const second = begin(() => post("/me/password", sam, { current: old, password: "seven brides for brothers" }));
    await standing([second]);
    await commit();
    const errors = [{ path: "current" }];
    expect(await second.outcome).toMatchObject({ value: { status: 422, body: { errors } } });
    expect(await enter("sam@baton.example", fresh)).not.toBeNull();
  });
});

it("is nothing that a key has", async () => {
  expect((await post("/me/password", await robot(), { current: old, password: fresh })).status).toBe(403);
});
