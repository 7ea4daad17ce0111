import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mappingSchema } from "#lib/domain/import/mapping.ts";
import { pool } from "#lib/server/database.ts";
import { answerTo, importFile, normalCases, stage } from "#lib/server/import/given-import.ts";
import { resumeImports } from "#lib/server/import/supervisor.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import { openDesk } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const CUSTOMERS = 700;
const PER_CUSTOMER = 4;
/** Debts of several days, some disputed, some settled, some wrong. */
const FILE = [
  "customer,debt,opened,amount,disputed,paid",
  ...Array.from({ length: CUSTOMERS * PER_CUSTOMER }, (_, n) => {
    const opened = `2025-0${1 + (n % 9)}-10`;
    const amount = n % 97 === 0 ? "x" : `${10 + (n % 500)}.50`;
    return `K${n % CUSTOMERS},D${n},${opened},${amount},${n % 7 === 0 ? "yes" : ""},${n % 3 === 0 ? "2025-11-01" : ""}`;
  }),
].join("\n");

const as = (source: string) =>
  mappingSchema.parse({
    source,
    asOf: "2025-12-31",
    portfolio: { constant: "uk" },
    customer: { reference: { column: "customer" } },
    debt: {
      reference: { column: "debt" },
      opened: { column: "opened" },
      amount: { column: "amount" },
      currency: { constant: "GBP" },
    },
    dispute: { when: { column: "disputed" }, on: { constant: "2025-10-15" } },
    settlement: { on: { column: "paid" } },
  });

describe("an import whose process is killed", () => {
  it("while it reads and while it applies, comes to the end of one that was left alone", async () => {
    const alone = await importFile(FILE, as("alone"));
    const id = await stage(FILE, as("killed"));
    const letEnd = await holdTheEnd();
    const seed = Date.now() % 100_000;
    const share = random(seed);
    for (const [most, count] of [
      [1_000, "read"],
      [2_000, "read"],
      [600, "finished"],
      [1_200, "finished"],
      [1_800, "finished"],
    ] as const) {
      const { [count]: so } = (await answerTo(id)).counts;
      const least = so + 1 + Math.floor(share() * Math.max(0, most - so));
      await killedAt(id, count, Math.min(least, alone.counts[count]));
      expect(await answerTo(id), `seed ${seed}`).toMatchObject({ finishedAt: null });
    }
    await letEnd();
    await ended(launch());
    const end = await answerTo(id);
    expect(end, `seed ${seed}`).toMatchObject({ state: "done", counts: alone.counts, errors: alone.errors });
    const cases = await normalCases("killed");
    expect(Object.keys(cases)).toHaveLength(CUSTOMERS);
    expect(cases).toEqual(await normalCases("alone"));
    const { rows } = await pool().query("select from import_batches union all select from import_facts");
    expect(rows).toEqual([]);
    expect((await verifyEverything(undefined, () => {})).findings).toEqual([]);
  });
});

describe("a server", () => {
  it("runs imports in a process of their own, which ends with it and goes on after it", async () => {
    const id = await stage(FILE, as("served"));
    const letEnd = await holdTheEnd();
    const first = resumeImports();
    await reaches(id, "finished", 1);
    await first.stop();
    await letEnd();
    expect(await answerTo(id)).toMatchObject({ state: "running" });
    expect(await runners()).toBe(0);
    const second = resumeImports();
    await reaches(id, "finished", (await answerTo(id)).counts.read);
    await second.stop();
    const left = resumeImports();
    await until(async () => (await answerTo(id)).state === "done");
    await left.stop();
    expect(Object.keys(await normalCases("served"))).toHaveLength(CUSTOMERS);
  });

  it("that is killed takes its import's process with it", async () => {
    const id = await stage(FILE, as("orphaned"));
    const letEnd = await holdTheEnd();
    const child = launch();
    await reaches(id, "finished", 1);
    child.disconnect();
    await ended(child);
    await letEnd();
    expect(await answerTo(id)).toMatchObject({ state: "running" });
    await ended(launch());
    expect(await answerTo(id)).toMatchObject({ state: "done" });
  });
});

async function killedAt(id: string, count: "read" | "finished", least: number): Promise<void> {
  const child = launch();
  await reaches(id, count, least);
  child.kill("SIGKILL");
  await ended(child);
  await endWhoStands();
  // The database notices the loss of the lock's connection a moment later.
  await until(async () => (await runners()) === 0);
}

/** No import comes to its end, however fast it is and however late it is killed, until it is let. */
async function holdTheEnd(): Promise<() => Promise<void>> {
  await pool().query(`create table the_end (one int); insert into the_end values (1);
    create function stand_before_the_end() returns trigger language plpgsql as
      $$ begin perform from the_end for share; return new; end $$;
    create trigger stand_before_the_end before update on imports for each row
      when (new.finished_at is not null and old.finished_at is null) execute function stand_before_the_end()`);
  const holder = await pool().connect();
  await holder.query("begin; set local idle_in_transaction_session_timeout = 0; select from the_end for update");
  return async () => {
    await endWhoStands();
    await holder.query("rollback; drop function stand_before_the_end cascade; drop table the_end");
    holder.release();
  };
}

/** Whoever was killed while it stood at a lock is known to be gone only when it gets it. */
async function endWhoStands(): Promise<void> {
  const stands = "datname = current_database() and wait_event_type = 'Lock'";
  await pool().query(`select pg_terminate_backend(pid) from pg_stat_activity where ${stands}`);
}

function launch(): ChildProcess {
  const flags = ["--disable-warning=ExperimentalWarning", "lib/run/import-process.ts"];
  return spawn(process.execPath, flags, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

function reaches(id: string, count: "read" | "finished", least: number): Promise<void> {
  const text = `select ${count} >= $2 as reached from imports where id = $1`;
  return until(
    async () => (await pool().query({ name: `reaches-${count}`, text, values: [id, least] })).rows[0].reached,
  );
}

/** Asks again and again, and leaves the processor to the import in between; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

async function runners(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `select count(*)::int as n from pg_locks where locktype = 'advisory'
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.n ?? 0;
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
