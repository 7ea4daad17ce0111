import { afterAll, beforeAll, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { firstAdminLink } from "#lib/server/first-admin.ts";
import { makeLink, readLink } from "#lib/server/invitations.ts";
import { beginAttempt } from "#lib/server/sign-in-limits.ts";
import { Browser } from "../../auth/given-sign-in.ts";
import { get, openDesk, post, signIn } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const password = "a long enough password";
const tokenOf = (link: string | null) => link?.split("/welcome/")[1] ?? "";
let addresses = 0;
const come = (body: unknown, headers = {}) =>
  post("/welcome", { "x-baton-address": `198.51.100.${++addresses}`, ...headers }, body);

it("lets a person choose a password, once, and signs them out everywhere else", async () => {
  const who = await signIn("amara");
  const link = await makeLink(ID.amara);
  expect(link).toMatch(/^http:\/\/localhost:3000\/welcome\/[\w-]{43}$/);
  const token = tokenOf(link);
  expect((await readLink(token))?.person).toMatchObject({ id: ID.amara, email: "amara@baton.example" });
  expect(await come({ token, password })).toMatchObject({ status: 200, body: { email: "amara@baton.example" } });
  expect((await get("/me", who)).status).toBe(401);
  expect((await new Browser().signIn("amara@baton.example", password)).status).toBe(200);
  expect((await come({ token, password: "another long password" })).status).toBe(404);
  expect((await new Browser().signIn("amara@baton.example", password)).status).toBe(200);
});

it("lets in by it whom strangers have kept out with their guesses", async () => {
  const email = "priya@baton.example";
  for (let n = 0; n < 25; n++) await beginAttempt(email, `203.0.113.${n}`);
  await expect(beginAttempt(email, "203.0.113.99")).rejects.toMatchObject({ status: 429 });
  expect((await come({ token: tokenOf(await makeLink(ID.priya)), password })).status).toBe(200);
  expect((await new Browser().signIn(email, password)).status).toBe(200);
});

it("lets one of many have it", async () => {
  const token = tokenOf(await makeLink(ID.ben));
  const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => come({ token, password: `${password} ${n}` })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
});

it("ends a link with the next one, after a day, and for who is not active", async () => {
  const first = tokenOf(await makeLink(ID.chloe));
  const second = tokenOf(await makeLink(ID.chloe));
  expect([await readLink(first), (await readLink(second))?.person?.id]).toEqual([null, ID.chloe]);
  await pool().query("update people set active = false where id = $1", [ID.chloe]);
  expect((await come({ token: second, password })).status).toBe(404);
  await pool().query("update people set active = true where id = $1", [ID.chloe]);
  await pool().query("update invitations set expires_at = now() - interval '1 second' where person_id = $1", [
    ID.chloe,
  ]);
  expect((await come({ token: second, password })).status).toBe(404);
});

it("keeps nothing of the link but its hash", async () => {
  const token = tokenOf(await makeLink(ID.dev));
  const { rows } = await pool().query("select to_jsonb(i)::text as stored from invitations i");
  expect(rows.some(({ stored }) => stored.includes(token))).toBe(false);
});

it("says which field is wrong, and leaves the link as it was", async () => {
  const token = tokenOf(await makeLink(ID.sam));
  for (const wrong of [
    { password: "short" },
    { password: 7 },
    {},
    { password, role: "admin" },
    { password, name: "Sam" },
  ]) {
    expect((await come({ token, ...wrong })).status).toBe(422);
  }
  expect((await come({ token: "unknown", password })).status).toBe(404);
  expect((await come({ token, password }, { origin: "https://evil.example" })).status).toBe(403);
  expect((await come({ token, password })).status).toBe(200);
});

it("makes the first admin while there is none, and never a second", async () => {
  expect(await firstAdminLink()).toBeNull();
  await pool().query("update people set active = false where role = 'admin'");
  const [old, token] = [tokenOf(await firstAdminLink()), tokenOf(await firstAdminLink())];
  const said = { token, password, name: "Grace Hopper", email: "Grace.Hopper@Larkfield.example" };
  expect((await come({ ...said, token: old })).status).toBe(404);
  expect((await come({ token, password })).body.errors.map(({ path }: { path: string }) => path)).toEqual([
    "name",
    "email",
  ]);
  expect((await come({ ...said, email: "amara@baton.example" })).body).toMatchObject({ code: "conflict" });
  expect((await come(said)).body).toEqual({ email: "grace.hopper@larkfield.example" });
  const browser = new Browser();
  await browser.signIn(said.email, password);
  expect((await get("/me", browser.who)).body).toMatchObject({ name: "Grace Hopper", role: "admin", teams: [] });
  expect(await firstAdminLink()).toBeNull();
});

it("does not make a first admin with a link from before there was one", async () => {
  await pool().query("update people set active = false where role = 'admin'");
  const token = tokenOf(await firstAdminLink());
  await pool().query("update people set active = true where role = 'admin'");
  expect((await come({ token, password, name: "Eve", email: "eve@evil.example" })).status).toBe(404);
});

it("lets nobody try link after link", async () => {
  const tries = await Promise.all(
    Array.from({ length: 25 }, (_, n) => come({ token: `guess-${n}`, password }, { "x-baton-address": "192.0.2.9" })),
  );
  expect(tries.map(({ status }) => status)).toContain(429);
});
