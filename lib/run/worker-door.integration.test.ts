import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "../server/database.ts";
import { portFrom } from "./program.ts";
import { createTestDatabase } from "./test-database.ts";
import { openWorkerDoor } from "./worker-door.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let door: Awaited<ReturnType<typeof openWorkerDoor>>;
let url = "";
beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  const port = await portFrom(4740);
  door = await openWorkerDoor("127.0.0.1", port);
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await door.stop();
  await pool().end();
  await database.drop();
});

test("a worker says that it lives, that it can work, and its figures to this machine", async () => {
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: "ok" });
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { status: "ready", parts: { jobs: { ok: true } } }]);
  const metrics = await fetch(`${url}/metrics`);
  expect(metrics.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await metrics.text()).toContain("baton_due_cases 0");
  const passedOn = await fetch(`${url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.7" } });
  expect(passedOn.status).toBe(401);
});

test("and nothing else", async () => {
  expect((await fetch(`${url}/api/v1/cases`)).status).toBe(404);
  expect((await fetch(`${url}/`)).status).toBe(404);
});
