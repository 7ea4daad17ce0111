import { setTimeout as pause } from "node:timers/promises";
import { givenCustomer, givenTexts, schedule, settingsOf } from "../../server/contacts/given-sending.ts";
import { givenTwilio, json, mostInASecond } from "../../server/contacts/given-twilio.ts";
import { command } from "../../server/live/given-live.ts";
import type { Node } from "../nodes/node-process.ts";
import { verifies } from "../trial/whole.ts";
import { type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

const PER_SECOND = 100;
const AT_ONCE = 12;
/** Longer than a lease: others have the frozen one's work by then. */
const FROZEN_S = 45;
const STORM_MS = 3_000;
const NAME = "Wilhelmina Quist";

/** What arrives before the messages are due, each on some of the cases. */
const STOPS: readonly [string, object][] = [
  ["open-dispute", { reason: "not-mine" }],
  ["place-hold", { kind: "supervisor", reason: "looked at" }],
  ["record-opt-out", { channel: "sms" }],
  ["record-death", {}],
];

export const messagesUnderFire: Scenario = {
  id: "send",
  name: "ten thousand messages due at one instant",
  injected:
    "three workers, one killed, one frozen past its lease; PostgreSQL killed; a provider that refuses everything for seconds; disputes, holds, opt-outs and deaths before the instant",
  minutes: 20,
  run: async (trial) => {
    const twilio = await givenTwilio();
    trial.atEnd(() => twilio.stop());
    const stand = await startStand(trial, { web: 1, workers: 3, env: settingsOf(twilio.url, PER_SECOND) });
    await givenTexts();
    const { planned, stopped, due } = await plan(trial, trial.many(10_000, 400));
    await pause(Math.max(0, due - Date.now()));
    const began = performance.now();
    await disturb(trial, stand, twilio, planned.length);
    const patience = 300_000 + (planned.length / PER_SECOND) * 2_000;
    await until("every message has ended", async () => (await seen(stand)) === 0, patience);
    trial.measure("messages", planned.length);
    trial.measure("all ended after, s", (performance.now() - began) / 1_000);
    const counts = Map.groupBy(twilio.taken, ({ contactId }) => contactId);
    const wrong = planned.filter((id) => (counts.get(id)?.length ?? 0) !== (stopped.has(id) ? 0 : 1));
    trial.none(
      "not at the provider exactly once",
      wrong.map((id) => `${id} × ${counts.get(id)?.length ?? 0}`),
    );
    trial.measure("blocked", stopped.size);
    trial.must(
      "what was stopped is on the record as blocked",
      (await ended(stand, "contact-blocked")) === stopped.size,
    );
    trial.atMost("at the provider within one second", mostInASecond(twilio.asked), PER_SECOND);
    trial.none(
      "personal data in the log",
      [NAME, "Quist", "+1202555"].filter((said) => stand.said().includes(said)),
    );
    await verifies(stand);
  },
};

type Planned = { planned: string[]; stopped: Set<string>; due: number };

async function plan(trial: Trial, many: number): Promise<Planned> {
  const refs: string[] = [];
  await each(Array.from({ length: many }), async () => void refs.push((await givenCustomer({ name: NAME })).ref));
  const due = Date.now() + Math.max(20_000, many * 30);
  const sendAt = new Date(due).toISOString();
  const planned: string[] = [];
  const stopped = new Set<string>();
  await each(refs, async (ref) => {
    const id = await schedule(ref, { sendAt });
    planned.push(id);
    if (trial.chance.below(20) > 0) return;
    const [type, data] = trial.chance.one(STOPS);
    await command(ref, type, data);
    stopped.add(id);
  });
  trial.must("all is planned before it is due", Date.now() < due);
  return { planned, stopped, due };
}

async function each<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of left) await work(one);
    }),
  );
}

type Provider = Awaited<ReturnType<typeof givenTwilio>>;

/** Each at its part of the way. */
async function disturb(trial: Trial, stand: Stand, twilio: Provider, many: number): Promise<void> {
  const [killed, frozen] = stand.workers as [Node, Node, Node];
  const at = (part: number) =>
    until(
      `${part * 100} % are sent`,
      async () => twilio.taken.length >= many * part,
      120_000 + (many / PER_SECOND) * 2_000,
    );
  await at(0.2);
  await killed.kill();
  await killed.start();
  await at(0.35);
  frozen.pause();
  const thawed = pause(FROZEN_S * 1_000).then(() => frozen.resume());
  await at(0.5);
  twilio.mood = (res) => {
    json(res, 429, { code: 20429 }, { "retry-after": "1" });
    return true;
  };
  await pause(STORM_MS);
  twilio.mood = () => false;
  await at(0.65);
  process.kill(stand.databasePid(), "SIGKILL");
  await thawed;
  trial.measure("refused in the storm", twilio.asked.length - twilio.taken.length);
}

const LAST = `select count(*)::int as count from (select distinct on (data ->> 'contactId') type from events
  where type like 'contact-%' and data ? 'contactId' order by data ->> 'contactId', version desc) last`;

/** How many are under way still, looked at once a second. PostgreSQL may be on its way back. */
async function seen({ sql }: Stand): Promise<number> {
  await pause(1_000);
  const types = ["contact-scheduled", "contact-put-off", "contact-released", "contact-unknown", "contact-parked"];
  const rows = await sql.query(`${LAST} where type = any($1)`, [types]).then(
    (found) => found.rows,
    () => null,
  );
  return rows?.[0]?.count ?? Number.POSITIVE_INFINITY;
}

async function ended({ sql }: Stand, type: string): Promise<number> {
  const { rows } = await sql.query(`${LAST} where type = $1`, [type]);
  return rows[0].count;
}
