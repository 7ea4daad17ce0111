import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { makeIntent } from "../../server/sandbox/stripe/shapes.ts";
import { signatureOf } from "../../server/sandbox/stripe/telling.ts";
import { SESSION } from "../../server/stripe/facts.ts";
import { hammer, median, percentiles, post } from "./clients.ts";
import type { Line } from "./line.ts";
import { closeAll, joinOnWire, openOnWire } from "./live-wire.ts";
import { freePort, startProcess, startStand } from "./stand.ts";

const CASES = 20;
const SAMPLES = 100;
const ROUNDS = 3;
const CLIENTS = 8;
const EACH = 20;
const SECRET = `whsec_${randomBytes(24).toString("hex")}`;
const ACCOUNT = {
  STRIPE_SECRET_KEY: "sk_test_bench0000",
  STRIPE_WEBHOOK_SECRETS: SECRET,
  // Nobody answers there: only what is told counts here.
  STRIPE_API: "http://127.0.0.1:9",
};
type Told = { id: string; body: string };
type Contender = { url: string; name: string; came: Map<string, () => void>; latency: number[]; perSecond: number[] };

/**
 * A signed webhook that says that a payment was made: from sending it to the event at a client that listens, and how many
 * a second. Floor: the same signature checked and the same rows written in one statement, then a bare `ws` frame.
 */
export async function benchPayments(): Promise<Line[]> {
  const stand = await startStand([], ACCOUNT);
  const database = new pg.Pool({ connectionString: stand.databaseUrl, max: 4 });
  const port = await freePort();
  const env = { PORT: String(port), FLOOR_DATABASE: stand.databaseUrl, FLOOR_SECRET: SECRET };
  const floor = await startProcess(
    ["lib/run/bench/floor-payments.ts"],
    env,
    /floor is ready/,
    `http://localhost:${port}`,
  );
  const { rows } = await database.query<{ id: string; ref: string; currency: string }>(
    "select id, ref, currency from cases where lifecycle = 'open' order by balance_minor desc, id limit $1",
    [CASES],
  );
  const ours = contender("Baton", `${stand.url}/api/webhooks/stripe`);
  const bare = contender("same rows in one statement, then ws", floor.url);
  const hear =
    ({ came }: Contender) =>
    (json: string) => {
      const { commandId, type } = JSON.parse(json) as { commandId: string; type: string };
      if (type === "payment-received") came.get(commandId.replace(/^stripe:(.*):paid$/, "$1"))?.();
    };
  const sockets = await Promise.all(rows.map(({ ref }) => joinOnWire(stand.url, stand.key, ref, hear(ours))));
  sockets.push(await openOnWire(floor.url, hear(bare)));
  const ask = (count: number) => sessions(database, rows, count);
  for (const one of [ours, bare]) await hearEach(one, await ask(30));
  // Rounds interleave, so that a slow minute of the machine falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of [ours, bare]) {
      one.latency.push(...(await hearEach(one, await ask(SAMPLES))));
      const many = await ask(CLIENTS * EACH);
      const { perSecond } = await hammer(CLIENTS, EACH, async () => send(one, many.pop()));
      one.perSecond.push(perSecond);
    }
  }
  await closeAll(sockets);
  await database.end();
  await floor.stop();
  await stand.stop();
  return linesOf(ours, bare);
}

function contender(name: string, url: string): Contender {
  return { name, url, came: new Map(), latency: [], perSecond: [] };
}

function linesOf(ours: Contender, floor: Contender): Line[] {
  const latency = (which: "p50" | "p99", goal: Line["goal"]): Line => ({
    what: `a payment's webhook to its event at another client, ${which}`,
    unit: "ms",
    ours: percentiles(ours.latency)[which],
    beside: [{ name: floor.name, value: percentiles(floor.latency)[which] }],
    ...(goal && { goal }),
  });
  return [
    latency("p50", undefined),
    latency("p99", { most: 1_000 }),
    {
      what: `payments posted by webhook, ${CLIENTS} at once`,
      unit: "/s",
      ours: median(ours.perSecond),
      beside: [{ name: floor.name, value: median(floor.perSecond) }],
    },
  ];
}

/** Payments that were asked for on these cases in turn, each with the webhook that says that it is paid. */
async function sessions(database: pg.Pool, cases: { id: string; currency: string }[], count: number): Promise<Told[]> {
  const asked = Array.from({ length: count }, (_, at) => ({ id: randomUUID(), of: cases[at % cases.length] }));
  await database.query(
    `insert into pay_sessions (id, case_id, gateway, amount_minor, currency, method, once, state, ends_at)
     select s.id, s.case_id, 'stripe', 100, s.currency, 'card', s.id, 'abandoned', now()
     from unnest($1::uuid[], $2::uuid[], $3::text[]) as s(id, case_id, currency)`,
    [asked.map(({ id }) => id), asked.map(({ of }) => of?.id), asked.map(({ of }) => of?.currency)],
  );
  return asked.map(({ id, of }) => webhook(id, (of?.currency ?? "").toLowerCase()));
}

function webhook(sessionId: string, currency: string): Told {
  const created = Math.floor(Date.now() / 1_000);
  const made = makeIntent({ amount: 100, currency, way: "card", metadata: { [SESSION]: sessionId }, created });
  const object = { ...made, status: "succeeded", amount_received: 100 };
  const event = { id: `evt_${made.id}`, object: "event", created, type: "payment_intent.succeeded", data: { object } };
  return { id: made.id, body: JSON.stringify(event, null, 2) };
}

/** One after the other; milliseconds from sending to hearing of it. */
async function hearEach(one: Contender, told: Told[]): Promise<number[]> {
  const took: number[] = [];
  for (const each of told) {
    const heard = new Promise<void>((resolve) => one.came.set(each.id, resolve));
    const began = performance.now();
    await Promise.all([heard.then(() => took.push(performance.now() - began)), send(one, each)]);
  }
  return took;
}

async function send({ url }: Contender, told: Told | undefined): Promise<void> {
  if (!told) throw new Error("nothing is left to tell");
  const signature = signatureOf([SECRET], told.body, Math.floor(Date.now() / 1_000));
  const { status, body } = await post(url, told.body, { "stripe-signature": signature });
  if (status !== 200) throw new Error(`a webhook was answered ${status}: ${body}`);
}
