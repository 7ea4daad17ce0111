import { hash } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { onAccessChange } from "#lib/server/access-changes.ts";
import { answerAuth } from "#lib/server/auth-door.ts";
import { pool } from "#lib/server/database.ts";
import { hashPassword } from "#lib/server/password.ts";
import { get, openDesk, post } from "../v1/given-api.ts";
import { Browser } from "./given-sign-in.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const right = "correct horse battery";
const session = "next-auth.session-token";
const inYear = 365 * 24 * 60;

beforeAll(async () => {
  desk = await openDesk();
  await pool().query("update people set password_hash = $1 where name <> 'Priya'", [await hashPassword(right)]);
});
afterAll(() => desk.close());

/** Each test from an address of its own, so that the failures of one do not limit another. */
let addresses = 0;
const fresh = () => ({ address: `198.51.100.${++addresses}` });

async function signedIn(email = "amara@baton.example"): Promise<Browser> {
  const browser = new Browser();
  const answer = await browser.signIn(email, right, fresh());
  expect(answer.status).toBe(200);
  return browser;
}

async function agedBy(minutes: number): Promise<void> {
  await pool().query("update sessions set seen_at = seen_at - make_interval(mins => $1)", [minutes]);
}

describe("signing in", () => {
  it("opens the API to the person, whatever the case of the email", async () => {
    const browser = await signedIn(" Amara@BATON.example ");
    expect((await get("/me", browser.who)).body).toMatchObject({
      id: ID.amara,
      name: "Amara",
      email: "amara@baton.example",
      role: "agent",
      teams: ["early-arrears"],
    });
    expect(await (await browser.get("session")).json()).toMatchObject({ user: { id: ID.amara } });
  });

  it("sets a cookie that scripts and other sites do not get, and that says nothing personal", async () => {
    const answer = await new Browser().signIn("amara@baton.example", right, fresh());
    const [cookie = ""] = answer.headers.getSetCookie().filter((line) => line.startsWith(session));
    expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toMatch(/Secure/);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("says the same of an unknown account, a wrong password, an inactive person and one without a password", async () => {
    await pool().query("update people set active = false where id = $1", [ID.mo]);
    const said = new Set<string>();
    for (const [email, password] of [
      ["nobody@baton.example", right],
      ["amara@baton.example", "wrong"],
      ["mo@baton.example", right],
      ["priya@baton.example", right],
      ["", ""],
      ["amara@baton.example\0", right],
    ] as const) {
      const browser = new Browser();
      const answer = await browser.signIn(email, password, fresh());
      said.add(`${answer.status} ${await answer.text()}`);
      expect(browser.cookies.has(session)).toBe(false);
    }
    expect(said).toEqual(new Set([expect.stringMatching(/^401 .*error=CredentialsSignin/)]));
    await pool().query("update people set active = true where id = $1", [ID.mo]);
  });

  it("needs next-auth's own token: a form on another site has none", async () => {
    const browser = new Browser();
    await browser.post(
      "callback/credentials",
      { email: "amara@baton.example", password: right, json: "true" },
      fresh(),
    );
    expect(browser.cookies.has(session)).toBe(false);
    const headers = { origin: "https://evil.example" };
    expect((await browser.signIn("amara@baton.example", right, { ...fresh(), headers })).status).toBe(403);
  });

  it("hashes again what was hashed with other settings", async () => {
    const old = await hash(right, { memoryCost: 4096, timeCost: 3, parallelism: 1 });
    await pool().query("update people set password_hash = $2 where id = $1", [ID.ben, old]);
    await signedIn("ben@baton.example");
    const { rows } = await pool().query("select password_hash from people where id = $1", [ID.ben]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signedIn("ben@baton.example");
  });

  it.each([{ callbackUrl: { toString: 1 } }, { csrfToken: {}, email: [] }, [], null, 7, "text"])(
    "answers a body of other than texts as one that lacks them: %j",
    async (body) => {
      const headers = { host: "localhost:3000", "content-type": "application/json" };
      const request = new Request("http://localhost:3000/api/auth/callback/credentials", {
        method: "POST",
        headers: { ...headers, "x-baton-address": fresh().address },
        body: JSON.stringify(body),
      });
      const answer = await answerAuth(request, ["callback", "credentials"]);
      expect(answer.status).toBe(302);
    },
  );

  it("leads nowhere but to our own pages", async () => {
    const leads = async (callbackUrl: string) => {
      const answer = await new Browser().signIn("amara@baton.example", right, { ...fresh(), form: { callbackUrl } });
      return ((await answer.json()) as { url: string }).url;
    };
    expect(await leads("/cases/C-1?tab=2#x")).toBe("http://localhost:3000/cases/C-1?tab=2#x");
    for (const evil of [
      "https://evil.example",
      "//evil.example/x",
      "/\\evil.example",
      "javascript:alert(1)",
      "http://[",
    ]) {
      expect(await leads(evil)).toBe("http://localhost:3000/");
    }
    expect(await leads("http://localhost:3000//evil.example")).toBe("http://localhost:3000/");
  });

  it("leads back to the address that was asked, where the cookie is", async () => {
    const browser = new Browser("127.0.0.1:3000");
    const answer = await browser.signIn("amara@baton.example", right, { ...fresh(), form: { callbackUrl: "/queue" } });
    expect(await answer.json()).toEqual({ url: "http://127.0.0.1:3000/queue" });
    expect((await post("/me/activity", browser.who, {})).status).toBe(200);
  });

  it("answers what it does not serve with 404, and what is no form with 415 and 413", async () => {
    const browser = new Browser();
    expect((await browser.post("_log", {})).status).toBe(404);
    expect((await browser.get("callback/credentials")).status).toBe(404);
    const headers = { "content-type": "text/plain" };
    expect((await browser.post("callback/credentials", {}, { headers })).status).toBe(415);
    expect((await browser.post("callback/credentials", { email: "x".repeat(70_000) })).status).toBe(413);
  });
});

describe("a session ends", () => {
  it("when the person signs out", async () => {
    const browser = await signedIn();
    const { who } = browser;
    await browser.signOut();
    expect(browser.cookies.has(session)).toBe(false);
    expect((await get("/me", who)).status).toBe(401);
  });

  it("everywhere, when the person signs out everywhere, and the live half hears of it", async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const [other, heard] = [await signedIn("ben@baton.example"), [] as unknown[]];
    const stop = onAccessChange((change) => heard.push(change));
    expect((await post("/me/sign-out-everywhere", here.who, undefined)).status).toBe(204);
    stop();
    expect(heard).toEqual([{ person: ID.amara }]);
    expect((await get("/me", here.who)).status).toBe(401);
    expect((await get("/me", there.who)).status).toBe(401);
    expect(await (await there.get("session")).json()).toEqual({});
    expect((await get("/me", other.who)).status).toBe(200);
  });

  it("when the person is deactivated, and does not come back with them", async () => {
    const { who } = await signedIn("chloe@baton.example");
    await pool().query("update people set active = false where id = $1", [ID.chloe]);
    expect((await get("/me", who)).status).toBe(401);
    await pool().query("update people set active = true, auth_epoch = auth_epoch + 1 where id = $1", [ID.chloe]);
    expect((await get("/me", who)).status).toBe(401);
  });

  it("when nobody acts for the idle time; reading is not acting", async () => {
    const { who } = await signedIn();
    await agedBy(29);
    expect((await get("/me", who)).status).toBe(200);
    await agedBy(2);
    expect((await get("/me", who)).status).toBe(401);
    expect((await post("/me/activity", who, undefined)).status).toBe(401);
  });

  it("later, when the person says that they are there, or changes something", async () => {
    for (const act of [
      (who: Record<string, string>) => post("/me/activity", who, undefined),
      (who: Record<string, string>) => post("/cases/search", who, { text: "x" }),
    ]) {
      const { who } = await signedIn();
      await agedBy(29);
      expect((await act(who)).status).toBe(200);
      await agedBy(29);
      expect((await get("/me", who)).status).toBe(200);
    }
  });

  it("one by one, from the list of sessions", async () => {
    await agedBy(inYear);
    const [here, there] = [await signedIn(), await signedIn()];
    const { items } = (await get("/me/sessions", here.who)).body;
    expect(items.map((one: { current: boolean }) => one.current).sort()).toEqual([false, true]);
    const { id } = items.find((one: { current: boolean }) => !one.current);
    const bens = await signedIn("ben@baton.example");
    const { send } = await import("../v1/given-api.ts");
    expect((await send("DELETE", `/api/v1/me/sessions/${id}`, bens.who)).status).toBe(404);
    expect((await send("DELETE", `/api/v1/me/sessions/${id}`, here.who)).status).toBe(204);
    expect((await get("/me", there.who)).status).toBe(401);
    expect((await get("/me", here.who)).status).toBe(200);
  });

  it("never starts with a token that is forged, of somebody else, or of an older epoch", async () => {
    const { encode } = await import("next-auth/jwt");
    const browser = await signedIn();
    const { rows } = await pool().query("select id, auth_epoch from sessions order by created_at desc limit 1");
    const sid = rows[0].id;
    const epoch = rows[0].auth_epoch;
    const asking = async (token: Record<string, unknown>, secret: string) =>
      (await get("/me", { cookie: `${session}=${await encode({ token, secret })}` })).status;
    const ours = process.env.BATON_SECRET ?? "";
    expect(await asking({ sub: ID.amara, sid, epoch }, ours)).toBe(200);
    expect(await asking({ sub: ID.amara, sid, epoch }, "another secret, as long as ours")).toBe(401);
    expect(await asking({ sub: ID.adam, sid, epoch }, ours)).toBe(401);
    expect(await asking({ sub: ID.amara, sid, epoch: epoch - 1 }, ours)).toBe(401);
    expect((await get("/me", { cookie: `${session}=nonsense` })).status).toBe(401);
    expect((await get("/me", browser.who)).status).toBe(200);
  });
});
