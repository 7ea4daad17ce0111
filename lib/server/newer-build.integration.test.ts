import { afterAll, beforeAll, expect, test } from "vitest";
import { FOLD } from "../domain/case.ts";
import { seal } from "./crypto.ts";
import { customerKey } from "./customer-keys.ts";
import { pool } from "./database.ts";
import { advanceDue } from "./due-batch.ts";
import { newId } from "./ids.ts";
import { command, givenCase, givenDesk, givenLive, note } from "./live/given-live.ts";
import { readCommand } from "./read-command.ts";
import { openCards } from "./reads/cards.ts";
import { readCase } from "./reads/case.ts";
import { runCommand } from "./run-command.ts";

const SECRET = "what only the newer build knows who may read";
const READER = { kind: "api", id: "env", scopes: ["read", "write"] } as never;
let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeAll(async () => {
  desk = await givenDesk();
});
afterAll(() => desk.drop());

/** What a process of a newer build leaves: an event of a type that is new, and a snapshot by its own fold. */
async function newerBuildWrites(ref: string): Promise<number> {
  const { rows } = await pool().query(
    "select c.id, c.version, c.customer_id, k.key from cases c join customers k on k.id = c.customer_id where ref = $1",
    [ref],
  );
  const [{ id, version, customer_id, key }] = rows;
  const eventId = newId();
  const opened = customerKey(customer_id, key);
  if (!opened) throw new Error("the customer has a key");
  await pool().query(
    `insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, command_id, prev_hash, hash)
     values ($1, $2, $3, 'debt-sold', $4, $5, now(), now(), 'api', 'env', 'sale', repeat('0', 64), repeat('1', 64))`,
    [
      id,
      version + 1,
      eventId,
      { buyer: "b_1", terms: { c: "c0" } },
      seal(opened, { "/terms": ["s", SECRET] }, `event:${eventId}`),
    ],
  );
  await pool().query("update cases set version = $2, fold = $3, state = 'a state of another shape' where id = $1", [
    id,
    version + 1,
    FOLD + 1,
  ]);
  return version + 1;
}

test("a case that a newer build wrote to is shown with what is known of it, on its own and in lists", async () => {
  const ref = await givenCase();
  const version = await newerBuildWrites(ref);

  const shown = await readCase(READER, ref, { newest: 5 });

  expect(shown).toMatchObject({ version, case: { ref, balanceMinor: 10_000 } });
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  const { rows } = await pool().query(
    "select c.*, k.key as wrapped from cases c join customers k on k.id = c.customer_id where ref = $1",
    [ref],
  );
  expect(await openCards(rows)).toMatchObject([{ ref, version, balanceMinor: 10_000 }]);
});

test("nothing is decided on it, and everything on the others; the command may be sent again, to the newer build", async () => {
  const [ref, other] = [await givenCase(), await givenCase()];
  const version = await newerBuildWrites(ref);

  await expect(note(ref)).rejects.toMatchObject({ status: 503, code: "unavailable", extra: { retryAfter: 1 } });
  expect(await note(other)).toBe(2);

  const { rows } = await pool().query("select version from cases where ref = $1", [ref]);
  expect(rows).toEqual([{ version }]);
});

test("a snapshot by a newer fold of events that are all known is folded again, and the work goes on", async () => {
  const ref = await givenCase();
  await pool().query("update cases set fold = $2, state = 'a state of another shape' where ref = $1", [ref, FOLD + 1]);

  expect(await note(ref)).toBe(2);
  expect((await command(ref, "add-note", { text: "again" })).version).toBe(3);
});

test("what is due on it is left to the newer build's workers, without a failure counted", async () => {
  const [ref, other] = [await givenCase(), await givenCase()];
  for (const one of [ref, other]) {
    const data = { amountMinor: 500, currency: "GBP", dueOn: "2026-01-05" };
    const promise = readCommand({ commandId: `promise-${one}`, type: "make-promise", data });
    await runCommand({ actor: { kind: "api", id: "env" }, scopes: ["write"] }, one, promise, {
      occurredAt: "2026-01-02T10:00:00.000Z",
    });
  }
  await newerBuildWrites(ref);

  while ((await advanceDue()) > 0);

  const { rows } = await pool().query(
    `select ref, due_attempts as attempts, due_error as error, due_retry_at < now() + interval '6 seconds' as soon,
       next_due_at is null as done from cases where ref = any ($1) order by ref = $2 desc`,
    [[ref, other], ref],
  );
  expect(rows).toEqual([
    { ref, attempts: 0, error: null, soon: true, done: false },
    { ref: other, attempts: 0, error: null, soon: null, done: true },
  ]);
});

test("whoever looks at it is told of the event, without what is sealed in it, and of what comes after", async () => {
  const live = await givenLive();
  const ref = await givenCase();
  const visitor = await live.enter();
  await visitor.ask("case:join", { ref, after: 1 });

  const version = await newerBuildWrites(ref);

  const heard = await visitor.hearsVersion(ref, version);
  expect(heard?.message).toMatchObject({ type: "debt-sold", data: { buyer: "b_1" } });
  expect(JSON.stringify(heard)).not.toContain(SECRET);
  await live.stop();
});
