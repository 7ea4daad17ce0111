import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { pool } from "#lib/server/database.ts";
import { command, givenCase, makeKey, openDesk, robot, send, signIn } from "./v1/given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const HERE = { "x-baton-here": "yes" };

it("says that the process is up", async () => {
  expect(await send("GET", "/healthz", {})).toMatchObject({ status: 200, body: { status: "ok" } });
});

describe("readiness", () => {
  it("is given part by part", async () => {
    const { status, body } = await send("GET", "/readyz", {});
    expect([status, body.status]).toEqual([200, "ready"]);
    expect(body.parts).toMatchObject({
      database: { ok: true },
      migrations: { ok: true, missing: [] },
      live: { ok: true },
      jobs: { ok: true, lagSeconds: 0 },
    });
  });

  it("ends with a migration that is missing, and with due work that nobody does", async () => {
    const name = "20261122000000_live_case";
    await pool().query("update _prisma_migrations set finished_at = null where migration_name = $1", [name]);
    expect(await send("GET", "/readyz", {})).toMatchObject({
      status: 503,
      body: { parts: { migrations: { ok: false, missing: [name] } } },
    });
    await pool().query("update _prisma_migrations set finished_at = now() where migration_name = $1", [name]);
    const ref = await givenCase();
    await pool().query("update cases set next_due_at = now() - interval '10 minutes' where ref = $1", [ref]);
    expect(await send("GET", "/readyz", {})).toMatchObject({
      status: 503,
      body: { status: "not-ready", parts: { jobs: { ok: false } } },
    });
    await pool().query("update cases set next_due_at = null where ref = $1", [ref]);
    expect((await send("GET", "/readyz", {})).status).toBe(200);
  });
});

describe("metrics", () => {
  it("are for this machine, or a key with admin", async () => {
    expect((await send("GET", "/metrics", HERE)).status).toBe(200);
    // As the server says of whoever comes from elsewhere, or through a proxy that is trusted to say where from.
    for (const elsewhere of ["203.0.113.7", "127.0.0.1"]) {
      const headers = { "x-baton-address": elsewhere, "x-forwarded-for": elsewhere, "x-baton-here": "no" };
      expect((await send("GET", "/metrics", headers)).status).toBe(401);
    }
    expect((await send("GET", "/metrics", await robot())).status).toBe(403);
    expect((await send("GET", "/metrics", await signIn("adam"))).status).toBe(403);
    expect((await send("GET", "/metrics", await makeKey("admin"))).status).toBe(200);
  });

  it("count commands by type and outcome, and the longest wait of each team", async () => {
    const ref = await givenCase();
    const key = await robot();
    await command(ref, key, "add-note", { text: "x" });
    await command(ref, key, "make-promise", {
      amountMinor: 1,
      currency: "USD",
      dueOn: addDays(new Date().toISOString().slice(0, 10), 40),
    });
    const { text } = await send("GET", "/metrics", HERE);
    expect(text).toContain('baton_commands_total{type="add-note",outcome="accepted"} 1');
    expect(text).toContain('baton_commands_total{type="make-promise",outcome="wrong-currency"} 1');
    expect(text).toMatch(/baton_command_seconds_count\{type="add-note"\} 1/);
    expect(text).toMatch(
      /baton_case_waiting_seconds\{team="early-arrears"\} 0\.\d|baton_case_waiting_seconds\{team="early-arrears"\} [1-9]/,
    );
    expect(text).toContain('baton_case_waiting_seconds{team="disputes"} 0');
    expect(text).toMatch(/baton_sockets \d/);
    expect(text).not.toMatch(/Achterberg/);
  });
});
