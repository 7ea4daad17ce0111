import { afterAll, beforeAll, expect, test } from "vitest";
import type { CommandInput, CommandType } from "../domain/commands.ts";
import { pool } from "./database.ts";
import { advanceDue } from "./due-batch.ts";
import { API, givenCase, givenDesk } from "./live/given-live.ts";
import { readCommand } from "./read-command.ts";
import { runCommand } from "./run-command.ts";
import { startWorker } from "./worker.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeAll(async () => {
  desk = await givenDesk();
});

afterAll(() => desk.drop());

const MADE = "2026-01-02T10:00:00.000Z";
let count = 0;

test("two workers miss each instalment and break each plan exactly once", async () => {
  const refs = await Promise.all(Array.from({ length: 8 }, () => givenPlan()));
  const workers = [startWorker(), startWorker()];
  await expect.poll(() => due(refs), { interval: 50 }).toBe(0);
  await Promise.all(workers.map((worker) => worker.stop()));
  for (const ref of refs) expect(await typesOf(ref)).toEqual(["instalment-missed", "instalment-missed", "plan-ended"]);
});

test("what was paid in time is not missed, and a bounced payment breaks what it had saved", async () => {
  const ref = await givenPlan();
  const paid = await give(ref, "record-payment", PAYMENT, "2026-01-04T10:00:00.000Z");
  while ((await advanceDue()) > 0);
  expect(await typesOf(ref)).toEqual(["payment-received", "instalment-missed"]);
  const [received] = paid.events;
  const paymentId = received?.type === "payment-received" ? received.data.paymentId : "";
  await give(ref, "reverse-payment", { paymentId, reason: "Bounced" });
  while ((await advanceDue()) > 0);
  expect((await typesOf(ref)).slice(2)).toEqual(["payment-reversed", "instalment-missed", "plan-ended"]);
  const { rows } = await pool().query("select status, next_due_at from cases where ref = $1", [ref]);
  expect(rows).toEqual([{ status: "promise-broken", next_due_at: null }]);
});

const PAYMENT = { amountMinor: 5_000, currency: "GBP", method: "card", reference: "P-1" } as const;

/** £50 in January, £50 in February, of what was owed then. */
async function givenPlan(): Promise<string> {
  const ref = await givenCase();
  const plan = { instalmentMinor: 5_000, currency: "GBP", frequency: "monthly", firstOn: "2026-01-05" } as const;
  await give(ref, "make-plan", plan, MADE);
  return ref;
}

function give<T extends CommandType>(ref: string, type: T, data: CommandInput[T], occurredAt?: string) {
  const command = readCommand({ commandId: `plan-due-${++count}`, type, data });
  return runCommand(API, ref, command, occurredAt ? { occurredAt } : {});
}

async function due(refs: string[]): Promise<number> {
  const { rows } = await pool().query(
    "select count(*)::int as n from cases where ref = any($1) and next_due_at is not null",
    [refs],
  );
  return rows[0].n;
}

/** What happened after the plan was made. */
async function typesOf(ref: string): Promise<string[]> {
  const { rows } = await pool().query<{ type: string }>(
    `select e.type from events e join cases c on c.id = e.case_id
     where c.ref = $1 and e.version > 2 order by e.version`,
    [ref],
  );
  return rows.map(({ type }) => type);
}
