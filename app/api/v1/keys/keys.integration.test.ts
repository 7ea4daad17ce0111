import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onAccessChange } from "#lib/server/access-changes.ts";
import { forgetKeys } from "#lib/server/api-keys.ts";
import { pool } from "#lib/server/database.ts";
import { get, makeKey, openDesk, post, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let [adam, amara]: Who[] = [];

beforeAll(async () => {
  process.env.BATON_API_KEY = "an-env-key-for-tests";
  desk = await openDesk();
  [adam, amara] = await Promise.all([signIn("adam"), signIn("amara")]);
});
afterAll(() => desk.close());

const make = (who: Who = {}, body: unknown = { name: "Ledger", scopes: ["write", "read"] }) => post("/keys", who, body);
const bearer = (secret: string): Who => ({ authorization: `Bearer ${secret}` });

describe("a key", () => {
  it("is shown once, works, and is stored as a hash only", async () => {
    const { status, body } = await make(adam);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "Ledger", scopes: ["read", "write"] });
    expect(body.secret).toMatch(/^baton_[\w-]{43}$/);
    expect((await get("/me", bearer(body.secret))).body).toEqual({
      id: body.id,
      name: "Ledger",
      email: null,
      role: "api",
      teams: [],
      scopes: ["read", "write"],
    });
    const { rows } = await pool().query("select to_jsonb(k)::text as stored from api_keys k where id = $1", [body.id]);
    expect(rows[0].stored).not.toContain(body.secret.slice(6));
    const list = await get("/keys", adam ?? {});
    expect(list.body.items[0]).toMatchObject({
      id: body.id,
      createdBy: expect.stringMatching(/^user:/),
      revokedAt: null,
    });
    expect(list.text).not.toContain(body.secret);
  });

  it("ends at once when it is revoked, and its sockets are looked at again", async () => {
    const { body } = await make(adam);
    expect((await get("/me", bearer(body.secret))).status).toBe(200);
    const heard: unknown[] = [];
    const stop = onAccessChange((change) => heard.push(change));
    expect((await send("DELETE", `/api/v1/keys/${body.id}`, adam ?? {})).status).toBe(204);
    expect((await send("DELETE", `/api/v1/keys/${body.id}`, adam ?? {})).status).toBe(204);
    stop();
    expect(heard).toEqual([{ all: true }]);
    expect((await get("/me", bearer(body.secret))).status).toBe(401);
    const { rows } = await pool().query("select what from org_changes where detail ->> 'key' = $1 order by at", [
      body.id,
    ]);
    expect(rows.map(({ what }) => what)).toEqual(["key-created", "key-revoked"]);
  });

  it("gets a new secret and stays who it is; the one before works until its time is over", async () => {
    const { body: made } = await make(adam);
    const renew = (body: unknown, who: Who = adam ?? {}) => post(`/keys/${made.id}/secret`, who, body);
    const works = async (secret: string) => {
      forgetKeys();
      const { status, body } = await get("/me", bearer(secret));
      return status === 200 && body.id === made.id;
    };
    const { status, body: second } = await renew({ overlapMinutes: 60 });
    expect(status).toBe(201);
    expect(second).toMatchObject({ id: made.id, name: "Ledger", scopes: ["read", "write"] });
    expect(Date.parse(second.previousUntil) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect([await works(made.secret), await works(second.secret)]).toEqual([true, true]);
    expect((await get("/keys", adam ?? {})).body.items[0].previousUntil).toBe(second.previousUntil);

    await pool().query("update api_keys set previous_until = now() where id = $1", [made.id]);
    expect([await works(made.secret), await works(second.secret)]).toEqual([false, true]);
    const { body: third } = await renew({ overlapMinutes: 0 });
    expect(third.previousUntil).toBeNull();
    expect([await works(second.secret), await works(third.secret)]).toEqual([false, true]);

    expect((await renew({}, amara)).status).toBe(403);
    expect((await renew({}, await makeKey("admin", "read"))).status).toBe(403);
    expect((await renew({ overlapMinutes: -1 })).status).toBe(422);
    await send("DELETE", `/api/v1/keys/${made.id}`, adam ?? {});
    expect((await renew({})).status).toBe(404);
    expect((await post("/keys/nonsense/secret", adam ?? {}, {})).status).toBe(404);
  });

  it("has its last use recorded, at most once a minute", async () => {
    const { body } = await make(adam);
    const lastUse = async () => {
      forgetKeys();
      await get("/me", bearer(body.secret));
      const { rows } = await pool().query("select last_used_at from api_keys where id = $1", [body.id]);
      return rows[0].last_used_at.getTime();
    };
    const first = await lastUse();
    expect(await lastUse()).toBe(first);
    await pool().query("update api_keys set last_used_at = last_used_at - interval '2 minutes' where id = $1", [
      body.id,
    ]);
    expect(await lastUse()).toBeGreaterThanOrEqual(first);
  });

  it("is made, listed and revoked by admins alone", async () => {
    const reader = await makeKey("read", "write", "import", "webhooks");
    const { body } = await make(adam);
    for (const who of [amara ?? {}, reader]) {
      expect((await make(who)).status).toBe(403);
      expect((await get("/keys", who)).status).toBe(403);
      expect((await send("DELETE", `/api/v1/keys/${body.id}`, who)).status).toBe(403);
    }
    expect((await get("/me", bearer(body.secret))).status).toBe(200);
  });

  it("gives no scope that it has not itself", async () => {
    const admin = await makeKey("admin", "read");
    expect((await make(admin, { name: "Reader", scopes: ["read"] })).status).toBe(201);
    expect((await make(admin, { name: "Writer", scopes: ["read", "write"] })).status).toBe(403);
  });

  it("says which field is wrong", async () => {
    for (const [body, path] of [
      [{ name: "", scopes: ["read"] }, "name"],
      [{ name: "a\u0000b", scopes: ["read"] }, "name"],
      [{ name: "a", scopes: [] }, "scopes"],
      [{ name: "a", scopes: ["root"] }, "scopes.0"],
      [{ name: "a", scopes: ["read"], hash: "x" }, "hash"],
    ] as const) {
      const answer = await make(adam, body);
      expect([answer.status, answer.body.errors[0].path]).toEqual([422, path]);
    }
    expect((await send("DELETE", "/api/v1/keys/nonsense", adam ?? {})).status).toBe(404);
  });

  it("that nobody made is nobody, and wins over a cookie", async () => {
    for (const authorization of ["Bearer baton_unknown", "Bearer nonsense", "Bearer", "Basic YTpi", ""]) {
      expect((await get("/me", { ...amara, authorization })).status).toBe(401);
    }
  });

  it("of the environment has every scope and the id env", async () => {
    const { body } = await get("/me", bearer("an-env-key-for-tests"));
    expect(body).toMatchObject({ id: "env", role: "api", scopes: ["read", "write", "import", "webhooks", "admin"] });
    expect((await get("/keys", bearer("an-env-key-for-tests"))).status).toBe(200);
    expect((await get("/keys", bearer("an-env-key-for-testS"))).status).toBe(401);
  });
});

describe("me", () => {
  it("keeps what a person chooses, and nothing else", async () => {
    const choose = (body: unknown, who = amara ?? {}) => send("PATCH", "/api/v1/me/preferences", who, body);
    expect((await choose({ theme: "dark" })).body).toEqual({ theme: "dark" });
    expect((await choose({ shortcuts: false, announcements: "important" })).body).toEqual({
      theme: "dark",
      shortcuts: false,
      announcements: "important",
    });
    expect((await get("/me", amara ?? {})).body).toMatchObject({
      preferences: { theme: "dark", shortcuts: false },
      idleMinutes: 30,
      portfolios: expect.arrayContaining(["uk"]),
    });
    for (const wrong of [{ theme: "pink" }, { shortcuts: "no" }, { role: "admin" }, [], null]) {
      expect((await choose(wrong)).status).toBe(422);
    }
    expect((await choose({ theme: "dark" }, await makeKey("write"))).status).toBe(403);
  });

  it("says until when the person stays signed in", async () => {
    const { body } = await post("/me/activity", amara ?? {}, undefined);
    expect(body.idleMinutes).toBe(30);
    expect(Date.parse(body.endsAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  });
});
