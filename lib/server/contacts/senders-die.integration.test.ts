/** The least that must hold, in short; `npm run torture -- --only send` does it with ten thousand. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "../database.ts";
import { command } from "../live/given-live.ts";
import { givenCustomer, givenSendingDesk, schedule } from "./given-sending.ts";
import { mostInASecond } from "./given-twilio.ts";

const MANY = 400;
const PER_SECOND = 100;
const AT_ONCE = 8;
const NAME = "Wilhelmina Quist";

let desk: Awaited<ReturnType<typeof givenSendingDesk>>;
beforeAll(async () => {
  desk = await givenSendingDesk({ perSecond: PER_SECOND });
});
afterAll(() => desk.drop());

it("of many messages due at one instant each goes out once, though one process is killed and one frozen", async () => {
  const planned = await plan(MANY);
  const stopped = planned.filter((_, at) => at % 10 === 0);
  await each(stopped, ({ ref }) => command(ref, "open-dispute", { reason: "not-mine" }));
  const handed: number[] = [];
  const said: string[] = [];
  const senders = Array.from({ length: 3 }, () => sender(handed, said));
  const [killed, frozen, left] = senders as [ChildProcess, ChildProcess, ChildProcess];

  await taken(MANY / 10);
  killed.kill("SIGKILL");
  await taken(MANY / 5);
  frozen.kill("SIGSTOP");
  await allEnded();
  frozen.kill("SIGCONT");
  for (const one of [frozen, left]) {
    one.kill("SIGTERM");
    await once(one, "exit");
  }

  const counts = Map.groupBy(desk.twilio.taken, ({ contactId }) => contactId);
  const wanted = planned.filter((one) => !stopped.includes(one));
  expect(wanted.filter(({ contactId }) => counts.get(contactId)?.length !== 1)).toEqual([]);
  expect(stopped.filter(({ contactId }) => counts.has(contactId))).toEqual([]);
  expect(await ended("contact-blocked")).toBe(stopped.length);
  expect(await ended("contact-sent")).toBe(wanted.length);
  expect(mostInASecond(handed)).toBeLessThanOrEqual(PER_SECOND);
  const log = said.join("");
  expect(["Wilhelmina", "Quist", "1202555", "Dear ", "/c/"].filter((personal) => log.includes(personal))).toEqual([]);
});

type Planned = { ref: string; contactId: string };

/** All due at once, before anybody sends. */
async function plan(many: number): Promise<Planned[]> {
  const planned: Planned[] = [];
  await each(Array.from({ length: many }), async () => {
    const { ref } = await givenCustomer({ name: NAME });
    planned.push({ ref, contactId: await schedule(ref) });
  });
  return planned;
}

async function each<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of left) await work(one);
    }),
  );
}

/** Logs at the finest level; what it prints is added to `said`. */
function sender(handed: number[], said: string[]): ChildProcess {
  const child = fork(join(import.meta.dirname, "given-sender.ts"), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, LOG_LEVEL: "trace" },
    silent: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => said.push(String(text)));
  child.on("message", ({ at }: { at: number }) => handed.push(at));
  return child;
}

function taken(many: number): Promise<void> {
  return expect.poll(() => desk.twilio.taken.length, { interval: 10 }).toBeGreaterThanOrEqual(many);
}

/** Whoever looks after what was let go does it a minute and a half later: that minute and a half is over at once. */
function allEnded(): Promise<void> {
  const open = async () => {
    await pool().query("update pgboss.job set start_after = now() where name = 'chase-contact' and state = 'created'");
    return MANY - (await ended("contact-sent")) - (await ended("contact-blocked"));
  };
  return expect.poll(open, { interval: 500 }).toBe(0);
}

/** How many contacts ended like this, by the last that is on their record. */
async function ended(type: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `select count(*)::int as count from (select distinct on (data ->> 'contactId') type from events
       where type like 'contact-%' and data ? 'contactId' order by data ->> 'contactId', version desc) last where type = $1`,
    [type],
  );
  return rows[0]?.count ?? 0;
}
