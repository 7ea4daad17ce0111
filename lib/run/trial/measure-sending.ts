/** A program of the bench, with the kit of the trials: sends what is planned to a provider on this machine, and works off as many bare jobs of pg-boss. */
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { givenCustomer, givenTexts, schedule, settingsOf } from "../../server/contacts/given-sending.ts";
import { givenTwilio } from "../../server/contacts/given-twilio.ts";
import { startSending } from "../../server/contacts/sending.ts";
import { pool } from "../../server/database.ts";
import { startEmptyDesk } from "../bench/scratch.ts";

const ROUNDS = 3;
const LANES = 32;
const TOGETHER = 200;

const [each = 400] = process.argv.slice(2).map(Number);
const twilio = await givenTwilio();
// So fast that the provider's rate is not what is measured.
Object.assign(process.env, settingsOf(twilio.url, 1_000));
const desk = await startEmptyDesk();
try {
  await givenTexts();
  const boss = new PgBoss({ connectionString: desk.url, schema: "bare", supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue("bench");
  const rounds: Record<"ours" | "floor", number[]> = { ours: [], floor: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    await plan(each);
    rounds.ours.push(await sendAll());
    rounds.floor.push(await workOffBare(boss));
  }
  await boss.stop({ graceful: false });
  console.log(JSON.stringify({ each, ...rounds }));
} finally {
  await desk.stop();
  await twilio.stop();
}

async function plan(many: number): Promise<void> {
  const left = Array.from({ length: many }).values();
  const lane = async () => {
    for (const _ of left) await schedule((await givenCustomer()).ref);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** Messages a second, from due to written down as sent; the queues' own start is left out. */
async function sendAll(): Promise<number> {
  const before = await sentSoFar();
  const sending = startSending();
  const sent = async (many: number) => {
    while ((await sentSoFar()) < before + many) await pause(10);
    return performance.now();
  };
  const [began, first] = [await sent(1), (await sentSoFar()) - before];
  const seconds = ((await sent(each)) - began) / 1_000;
  await sending.stop();
  return (each - first) / seconds;
}

async function sentSoFar(): Promise<number> {
  const { rows } = await pool().query(
    "select count(*)::int as sent from customer_contacts where provider_id is not null",
  );
  return rows[0].sent;
}

/** The same queue with nothing to do: jobs come in as the relay brings them, and go one by one. */
async function workOffBare(boss: PgBoss): Promise<number> {
  const began = performance.now();
  for (let at = 0; at < each; at += TOGETHER)
    await boss.insert(
      "bench",
      Array.from({ length: Math.min(TOGETHER, each - at) }, (_, n) => ({ data: { n } })),
    );
  const lane = async () => {
    for (;;) {
      const [job] = await boss.fetch("bench");
      if (!job) return;
      await boss.complete("bench", job.id);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return each / ((performance.now() - began) / 1_000);
}
