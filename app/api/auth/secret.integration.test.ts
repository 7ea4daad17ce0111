import { decode, encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { env } from "#lib/server/env.ts";
import { makeCursor, readCursor } from "#lib/server/reads/cursor.ts";
import { startSession } from "#lib/server/sessions.ts";
import { get, openDesk, type Who } from "../v1/given-api.ts";
import { Browser } from "./given-sign-in.ts";

const [old, fresh] = ["the secret until today", "the secret from today on"];
const session = "next-auth.session-token";
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => hold(old));

/** As after a start with these settings: what a process remembers is forgotten. */
function hold(secret: string, ...previousSecrets: string[]): void {
  Object.assign(env(), { secret, previousSecrets });
  for (const memory of ["claims", "cursor-keys"]) Reflect.deleteProperty(globalThis, Symbol.for(`baton.${memory}`));
}

async function cookieMadeWith(secret: string): Promise<{ token: string; who: Who }> {
  const token = await encode({ token: { sub: ID.amara, sid: await startSession(ID.amara, 1), epoch: 1 }, secret });
  return { token, who: { cookie: `${session}=${token}` } };
}

it("lets sessions of the secret before go on, and renews their cookies with the new one", async () => {
  const { token, who } = await cookieMadeWith(old);
  hold(fresh, "another one", old);
  expect((await get("/me", who)).status).toBe(200);
  const browser = new Browser();
  browser.cookies.set(session, token);
  expect(await (await browser.get("session")).json()).toMatchObject({ user: { id: ID.amara } });
  const renewed = browser.cookies.get(session);
  expect(await decode({ token: renewed, secret: fresh })).toMatchObject({ sub: ID.amara });
  hold(fresh);
  expect((await get("/me", browser.who)).status).toBe(200);
});

it("ends those sessions where the secret before is not named", async () => {
  const { who } = await cookieMadeWith(old);
  hold(fresh);
  expect((await get("/me", who)).status).toBe(401);
});

it("makes nothing new with the secret before", async () => {
  hold(fresh, old);
  const cursor = makeCursor({ view: "all" }, { key: "x", id: "1" });
  hold(old);
  expect(() => readCursor({ view: "all" }, cursor)).toThrow("is not a cursor of this list");
});

it("goes on with a list whose page ended before the change", () => {
  const cursor = makeCursor({ view: "all" }, { key: "x", id: "1" });
  hold(fresh, old);
  expect(readCursor({ view: "all" }, cursor)).toEqual({ key: "x", id: "1" });
  hold(fresh);
  expect(() => readCursor({ view: "all" }, cursor)).toThrow("is not a cursor of this list");
});
