import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../database.ts";
import { dueLagSeconds } from "../readiness.ts";
import { contactFigures, readContacts } from "./contact-figures.ts";
import { givenCustomer, givenSendingDesk, schedule } from "./given-sending.ts";
import type { NewJob, QueueName } from "./job-queues.ts";
import { relaySome } from "./relay.ts";

let desk: Awaited<ReturnType<typeof givenSendingDesk>>;
beforeAll(async () => {
  desk = await givenSendingDesk();
});
afterAll(() => desk.drop());

const waiting = async () => (await pool().query("select count(*)::int as rows from outbox")).rows[0].rows;

it("keeps the row when its job cannot be made, and moves each once however many move", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 30; n += 1) ids.push(await schedule((await givenCustomer()).ref));
  const fails = { insert: async () => Promise.reject(new Error("no queue")) };
  await expect(relaySome(fails)).rejects.toThrow("no queue");
  expect(await waiting()).toBe(30);

  const made: [QueueName, NewJob][] = [];
  const takes = {
    insert: async (_: unknown, queue: QueueName, jobs: NewJob[]) =>
      void made.push(...jobs.map((job) => [queue, job] as [QueueName, NewJob])),
  };
  await Promise.all([1, 2, 3].map(() => relaySome(takes)));
  while ((await relaySome(takes)) > 0);
  expect(await waiting()).toBe(0);
  expect(made.map(([, { data }]) => data.contactId).toSorted()).toEqual(ids.toSorted());
  expect(new Set(made.map(([queue]) => queue))).toEqual(new Set(["send-contact-sms"]));
});

it("what waits for a relay is told of: by the readiness and in the metrics", async () => {
  await schedule((await givenCustomer()).ref);
  expect(await dueLagSeconds()).toBeLessThan(60);
  await pool().query("update outbox set created_at = now() - interval '10 minutes'");
  expect(await dueLagSeconds()).toBeGreaterThanOrEqual(600);
  await readContacts();
  expect((await contactFigures().outboxLag.get()).values[0]?.value).toBeGreaterThanOrEqual(600);
});
