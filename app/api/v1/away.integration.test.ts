import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { newId } from "#lib/server/ids.ts";
import { Browser } from "../auth/given-sign-in.ts";
import { get } from "./given-api.ts";

process.env.DATABASE_URL = "postgresql://nobody:nothing@127.0.0.1:1/away";
process.env.BATON_API_KEY = "an-env-key-for-tests";

async function expectAway({ status, headers }: { status: number; headers: Headers }): Promise<void> {
  expect(status).toBe(503);
  expect(headers.get("retry-after")).toBe("2");
}

it("answers 503 while the database is away: to keys, to people, and to who signs in", async () => {
  const token = await encode({
    token: { sub: newId(), sid: newId(), epoch: 1 },
    secret: process.env.BATON_SECRET ?? "",
  });
  const browser = new Browser();
  await expectAway(await get("/teams", { authorization: "Bearer an-env-key-for-tests" }));
  await expectAway(await get("/teams", { authorization: `Bearer baton_${"x".repeat(43)}` }));
  await expectAway(await get("/me", { cookie: `next-auth.session-token=${token}` }));
  for (let n = 0; n < 7; n++) await expectAway(await browser.signIn("ada@baton.example", "x"));
  browser.cookies.set("next-auth.session-token", token);
  await expectAway(await browser.signOut());
  expect(browser.cookies.has("next-auth.session-token")).toBe(true);
});
