import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { onCommit } from "./commits.ts";
import { pool } from "./database.ts";
import { advanceDue } from "./due-batch.ts";
import { AMARA, API, givenCase, givenDesk } from "./live/given-live.ts";
import { readCommand } from "./read-command.ts";
import { runCommand } from "./run-command.ts";
import { verifyEverything } from "./verify/everything.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeAll(async () => {
  desk = await givenDesk();
});

afterAll(() => desk.drop());

beforeEach(async () => {
  await pool().query("update cases set due_retry_at = '2100-01-01'");
});

test("what is due on many cases is told, noticed and recorded as on one, and only then", async () => {
  const refs = await givenBroken(5);
  const told: string[] = [];
  const stop = onCommit(({ ref, version }) => told.push(`${ref} ${version}`));

  expect(await advanceDue()).toBe(5);
  stop();

  expect(told.toSorted()).toEqual(refs.map((ref) => `${ref} 4`).toSorted());
  const { rows } = await pool().query(
    `select c.ref, c.version, c.next_due_at, c.promise_breaks_at, n.kind, n.version as noticed, k.from_version, k.to_version
     from cases c join notices n on n.case_id = c.id and n.person_id = $2
       join commands k on k.case_id = c.id and k.actor = 'system:baton'
     where c.ref = any($1) order by c.ref`,
    [refs, AMARA],
  );
  expect(rows).toEqual(
    refs.toSorted().map((ref) => ({
      ...{ ref, version: 4, next_due_at: null, promise_breaks_at: null },
      ...{ kind: "promise-broken", noticed: 4, from_version: 4, to_version: 4 },
    })),
  );
  expect((await verifyEverything(undefined, () => {})).findings).toEqual([]);
  expect(await advanceDue()).toBe(0);
});

test("a case that cannot be opened is put off alone", async () => {
  const [poisoned = "", ...healthy] = await givenBroken(4);
  await pool().query("update cases set state = 'not sealed' where ref = $1", [poisoned]);

  expect(await advanceDue()).toBe(4);

  expect(await attempts(poisoned)).toEqual({ version: 3, due_attempts: 1, due_error: "Error" });
  for (const ref of healthy) expect(await attempts(ref)).toEqual({ version: 4, due_attempts: 0, due_error: null });
});

test("a case that the database refuses is put off alone, and nothing of it stays", async () => {
  const [refused = "", ...healthy] = await givenBroken(4);
  await pool().query(`
    create function refuse_one() returns trigger language plpgsql as $$ begin
      raise exception 'refused' using errcode = 'P0042'; end $$;
    create trigger refuse_one before insert on events for each row
      when (new.case_id = '${await idOf(refused)}') execute function refuse_one()`);

  expect(await advanceDue()).toBe(4);

  expect(await attempts(refused)).toEqual({ version: 3, due_attempts: 1, due_error: "P0042" });
  for (const ref of healthy) expect(await attempts(ref)).toEqual({ version: 4, due_attempts: 0, due_error: null });
  await pool().query("drop trigger refuse_one on events");
  for (const ref of [refused, ...healthy]) expect((await verifyEverything(ref, () => {})).findings).toEqual([]);
});

test("a case that somebody holds is left to them and the others are not kept waiting", async () => {
  const [held = "", ...free] = await givenBroken(3);
  const client = await pool().connect();
  await client.query("begin");
  await client.query("select 1 from cases where ref = $1 for no key update", [held]);

  expect(await advanceDue()).toBe(2);
  await client.query("rollback");
  client.release();

  expect(await attempts(held)).toMatchObject({ version: 3 });
  for (const ref of free) expect(await attempts(ref)).toMatchObject({ version: 4 });
  expect(await advanceDue()).toBe(1);
});

/** Owned cases with a promise whose day has passed. */
async function givenBroken(count: number): Promise<string[]> {
  const refs: string[] = [];
  for (let n = 0; n < count; n++) {
    const ref = await givenCase();
    await give(ref, "take-case", {}, AMARA);
    await give(ref, "make-promise", { amountMinor: 500, currency: "GBP", dueOn: "2026-01-05" });
    refs.push(ref);
  }
  return refs;
}

let count = 0;

function give(ref: string, type: string, data: object, person?: string) {
  const by = person ? { actor: { kind: "user" as const, id: person } } : API;
  const occurredAt = "2026-01-02T10:00:00.000Z";
  return runCommand(by, ref, readCommand({ commandId: `due-batch-${++count}`, type, data }), { occurredAt });
}

async function idOf(ref: string): Promise<string> {
  const { rows } = await pool().query("select id from cases where ref = $1", [ref]);
  return rows[0].id;
}

async function attempts(ref: string) {
  const { rows } = await pool().query("select version, due_attempts, due_error from cases where ref = $1", [ref]);
  return rows[0];
}
