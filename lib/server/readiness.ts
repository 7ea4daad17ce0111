/** What `/readyz` says: whether this process can serve now, part by part. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { OUTBOX_LAG } from "./contacts/contact-figures.ts";
import { errorCode, pool } from "./database.ts";
import { env } from "./env.ts";
import { processWide } from "./process-wide.ts";

export type Part = { ok: boolean } & Record<string, unknown>;
export type Readiness = { status: "ready" | "not-ready"; parts: Record<string, Part> };

/** What the live half tells of itself; it replaces this when it starts. */
export type LiveHealth = { ok: boolean; sockets: number };

const PATIENCE = 3_000;
/** Due work that waits longer than this means that no worker does it. */
const MOST_LAG_SECONDS = 300;

/** Never throws: a part that fails says so. */
export async function readiness(): Promise<Readiness> {
  const [database, migrations, jobs] = await Promise.all([part(databasePart), part(migrationsPart), part(jobsPart)]);
  const parts = { database, migrations, live: livePart(), jobs };
  const ok = Object.values(parts).every((one) => one.ok);
  return { status: ok ? "ready" : "not-ready", parts };
}

export function liveHealth(): LiveHealth | null {
  return processWide<{ read: (() => LiveHealth) | null }>("live-health", () => ({ read: null })).read?.() ?? null;
}

/** Seconds that the most overdue case, or the oldest work of the outbox, has waited for the worker; 0 when nothing does. */
export async function dueLagSeconds(): Promise<number> {
  const { rows } = await pool().query<{ lag: number | null }>(
    `select greatest(${OUTBOX_LAG}, (select extract(epoch from now() - min(coalesce(due_retry_at, next_due_at)))::float8
     from cases where next_due_at is not null)) as lag`,
  );
  return Math.max(0, rows[0]?.lag ?? 0);
}

async function databasePart(): Promise<Part> {
  const began = performance.now();
  await pool().query("select 1");
  return { ok: true, milliseconds: Math.round(performance.now() - began) };
}

async function migrationsPart(): Promise<Part> {
  const { rows } = await pool().query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Set(rows.map(({ name }) => name));
  const missing = migrationsHere().filter((name) => !applied.has(name));
  return { ok: missing.length === 0, missing };
}

function migrationsHere(): string[] {
  const folder = join(process.cwd(), "prisma", "migrations");
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")))
    : [];
}

async function jobsPart(): Promise<Part> {
  const lagSeconds = Math.round(await dueLagSeconds());
  // Another process's work: without workers people still work, and a proxy must not take every web process out for it.
  return { ok: lagSeconds <= MOST_LAG_SECONDS || env().role === "web", lagSeconds };
}

function livePart(): Part {
  const health = liveHealth();
  return health ? { ...health } : { ok: true, started: false };
}

async function part(check: () => Promise<Part>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Part>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: "timeout" }), PATIENCE);
  });
  const checked = check().catch((error: unknown) => ({ ok: false, why: errorCode(error) ?? "unavailable" }));
  return Promise.race([checked, late]).finally(() => clearTimeout(timer));
}
