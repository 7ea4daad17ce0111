import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { type GivenProvider, givenProvider, passProvider } from "#lib/run/given-provider.ts";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { log } from "#lib/server/log.ts";
import { get, openDesk, post, signIn } from "../v1/given-api.ts";
import { Browser } from "./given-sign-in.ts";

const session = "next-auth.session-token";
let provider: GivenProvider;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  provider = await givenProvider("http://localhost:3000/api/auth/callback/oidc");
  for (const [name, value] of Object.entries(provider.env)) vi.stubEnv(name, value);
  desk = await openDesk();
});
afterAll(async () => {
  await provider.stop();
  await desk.close();
});

/** Presses the button of the sign-in page; where the provider asks. */
async function begin(browser: Browser, callbackUrl = "/queue"): Promise<string> {
  const { csrfToken } = (await (await browser.get("csrf")).json()) as { csrfToken: string };
  const answer = await browser.post("signin/oidc", { csrfToken, json: "true", callbackUrl });
  return ((await answer.json()) as { url: string }).url;
}

function comeBack(browser: Browser, back: string): Promise<Response> {
  return browser.get(`callback/oidc${new URL(back).search}`);
}

async function signInAs(login: string, browser = new Browser()): Promise<{ browser: Browser; to: string | null }> {
  const answer = await comeBack(browser, await passProvider(await begin(browser), login));
  return { browser, to: answer.headers.get("location") };
}

async function bindings(): Promise<{ subject: string; person: string }[]> {
  const { rows } = await pool().query("select subject, person_id as person from person_identities order by 1");
  return rows;
}

describe("signing in with the provider", () => {
  it("finds the person by verified email once, then by the provider's own number alone", async () => {
    provider.accounts.set("u-1", { email: "Amara@BATON.example", email_verified: true });
    const { browser, to } = await signInAs("u-1");
    expect(to).toBe("http://localhost:3000/queue");
    expect((await get("/me", browser.who)).body).toMatchObject({ id: ID.amara });
    expect(await bindings()).toEqual([{ subject: "u-1", person: ID.amara }]);
    const { rows } = await pool().query("select actor_id, detail from org_changes where what = 'identity-bound'");
    expect(rows).toEqual([{ actor_id: ID.amara, detail: { person: ID.amara, issuer: provider.issuer } }]);

    provider.accounts.set("u-1", { email: "amara.married@baton.example", email_verified: false });
    const again = await signInAs("u-1");
    expect((await get("/me", again.browser.who)).body).toMatchObject({ id: ID.amara });
  });

  it("asks with PKCE, state and nonce, for no more than the email", async () => {
    const { searchParams } = new URL(await begin(new Browser()));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: "code",
      scope: "openid email",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it("makes a session like any other: idle time, sign-out everywhere", async () => {
    const { browser } = await signInAs("u-1");
    await pool().query("update people set auth_epoch = auth_epoch + 1 where id = $1", [ID.amara]);
    expect((await get("/me", browser.who)).status).toBe(401);
    const { browser: later } = await signInAs("u-1");
    await pool().query("update sessions set seen_at = seen_at - interval '31 minutes'");
    expect((await get("/me", later.who)).status).toBe(401);
  });

  it("leads back to our own pages alone", async () => {
    const browser = new Browser();
    const back = await passProvider(await begin(browser, "https://evil.example/x"), "u-1");
    expect((await comeBack(browser, back)).headers.get("location")).toBe("http://localhost:3000/");
  });
});

describe("lets nobody in", () => {
  async function refuses(login: string, why: string): Promise<void> {
    const before = await bindings();
    const { browser, to } = await signInAs(login);
    expect(to).toBe(`/sign-in?error=${why}`);
    expect(browser.cookies.has(session)).toBe(false);
    expect(await bindings()).toEqual(before);
  }

  it("by an email that nobody here has, that is not verified, or that is not told", async () => {
    provider.accounts.set("u-2", { email: "nobody@baton.example", email_verified: true });
    await refuses("u-2", "NoPerson");
    provider.accounts.set("u-3", { email: "ben@baton.example", email_verified: false });
    await refuses("u-3", "EmailUnverified");
    provider.accounts.set("u-3", { email: "ben@baton.example" });
    await refuses("u-3", "EmailUnverified");
    provider.accounts.set("u-3", {});
    await refuses("u-3", "EmailUnverified");
  });

  it("by an address that only looks like one of ours when it is lowered, such as with the sign for kelvin", async () => {
    await pool().query("update people set email = 'mike@baton.example' where id = $1", [ID.sam]);
    provider.accounts.set("u-k", { email: "mi\u212Ae@baton.example", email_verified: true });
    await refuses("u-k", "NoPerson");
  });

  it("with another account of the same email, once one is bound", async () => {
    provider.accounts.set("u-4", { email: "amara@baton.example", email_verified: true });
    await refuses("u-4", "OtherAccount");
  });

  it("who is deactivated, bound or not, and forgets the binding with them", async () => {
    provider.accounts.set("u-5", { email: "mo@baton.example", email_verified: true });
    await signInAs("u-5");
    await pool().query("update people set active = false where id = $1", [ID.mo]);
    await refuses("u-5", "NoPerson");
    await pool().query("update people set active = true where id = $1", [ID.mo]);

    const adam = await signIn("adam");
    expect((await post(`/admin/people/${ID.mo}/deactivation`, adam, {})).status).toBe(200);
    expect((await bindings()).map(({ person }) => person)).not.toContain(ID.mo);
    await refuses("u-5", "NoPerson");
    await post(`/admin/people/${ID.mo}/activation`, adam, {});
    expect((await signInAs("u-5")).to).toBe("http://localhost:3000/queue");
  });

  it("with an answer that was used, that somebody else began, or that has another state or nonce", async () => {
    const browser = new Browser();
    const back = await passProvider(await begin(browser), "u-1");
    const failed = "http://localhost:3000/api/auth/error?error=OAuthCallback";
    const other = new Browser();
    expect((await comeBack(other, back)).headers.get("location")).toBe(failed);
    await begin(other);
    expect((await comeBack(other, back)).headers.get("location")).toBe(failed);
    const forged = new URL(back);
    forged.searchParams.set("state", "x".repeat(43));
    expect((await comeBack(browser, forged.href)).headers.get("location")).toBe(failed);
    expect((await comeBack(browser, back)).headers.get("location")).toBe("http://localhost:3000/queue");
    expect((await comeBack(browser, back)).headers.get("location")).toBe(failed);
    expect(other.cookies.has(session)).toBe(false);
  });

  it("and logs why in our own words and codes, never in those of whoever wrote the address", async () => {
    const warn = vi.spyOn(log(), "warn").mockImplementation(() => {});
    const browser = new Browser();
    const back = new URL(await passProvider(await begin(browser), "u-1"));
    back.searchParams.set("code", "never given");
    await comeBack(browser, back.href);
    await browser.get("callback/oidc?error=Jane+Miller+was+here&error_description=Jane+Miller");
    await browser.get("callback/oidc?error=access_denied&error_description=Jane+Miller");
    const reasons = warn.mock.calls.map(([line]) => (line as unknown as { reason?: string }).reason);
    expect(new Set(reasons)).toEqual(new Set(["invalid_grant", "unknown", "access_denied"]));
    expect(JSON.stringify(warn.mock.calls)).not.toContain("Jane");
    warn.mockRestore();
  });

  it("who says no at the provider", async () => {
    const browser = new Browser();
    await begin(browser);
    const answer = await browser.get("callback/oidc?error=access_denied");
    expect(answer.headers.get("location")).toMatch(/^http:\/\/localhost:3000\/api\/auth\/error\?error=\w*Callback$/);
  });
});

describe("passwords", () => {
  it("may be switched off, and then nothing takes one", async () => {
    expect(Object.keys((await (await new Browser().get("providers")).json()) as object)).toEqual([
      "credentials",
      "oidc",
    ]);
    env().passwordSignIn = false;
    const browser = new Browser();
    expect((await browser.signIn("amara@baton.example", "correct horse battery")).status).toBe(404);
    expect(Object.keys((await (await browser.get("providers")).json()) as object)).toEqual(["oidc"]);
    expect((await signInAs("u-1")).to).toBe("http://localhost:3000/queue");
    env().passwordSignIn = true;
  });

  it("stay alone where no provider is set", async () => {
    const { oidc } = env();
    env().oidc = null;
    expect((await new Browser().post("signin/oidc", {})).status).toBe(404);
    expect((await new Browser().get("callback/oidc?code=x&state=y")).status).toBe(404);
    env().oidc = oidc;
  });
});
