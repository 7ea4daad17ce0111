import { randomBytes } from "node:crypto";
import { ledgerOf, STORIES, webhooksSince } from "../../server/sandbox/stripe/given-stories.ts";
import { signatureOf } from "../../server/sandbox/stripe/telling.ts";
import { verifies } from "../trial/whole.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

const TIMES = 5;
const AT_ONCE = 12;
const OWED = 1_500_000;
const SECRET = `whsec_${randomBytes(24).toString("hex")}`;

export const moneyOutOfOrder: Scenario = {
  id: "money",
  name: "webhooks of payments in any order",
  injected:
    "1,000 webhooks of payments, refunds and chargebacks on 100 cases, shuffled, each told five times, to three processes at once, one of them killed; forged and old ones among them",
  minutes: 15,
  run: async (trial) => {
    // Nobody answers there: what is asked of the gateway itself fails, and nothing may depend on it.
    const account = {
      STRIPE_SECRET_KEY: "sk_test_torture0",
      STRIPE_WEBHOOK_SECRETS: SECRET,
      STRIPE_API: "http://127.0.0.1:9",
    };
    const stand = await startStand(trial, { web: 3, workers: 1, env: account });
    const inOrder = await live(trial, stand, 0);
    await tellAll(stand, inOrder.payloads, 1);
    await settled(stand);
    const shuffled = await live(trial, stand, inOrder.last);
    trial.measure("webhooks", shuffled.payloads.length);
    const told = shuffle(
      trial,
      shuffled.payloads.flatMap((one) => Array<string>(TIMES).fill(one)),
    );
    const began = performance.now();
    const killed = stand.web[1];
    const [took] = await Promise.all([
      tellAll(stand, told, AT_ONCE),
      forge(trial, stand, shuffled.payloads),
      killed?.kill().then(() => killed.start()),
    ]);
    await settled(stand);
    trial.measure("told", told.length);
    trial.measure("told a second", (told.length * 1_000) / (performance.now() - began));
    trial.measure("until the answer, p50 ms", took[Math.floor(took.length * 0.5)] ?? 0);
    trial.measure("until the answer, p99 ms", took[Math.floor(took.length * 0.99)] ?? 0);
    const [expected, found] = [await ledgerOf(inOrder.refs), await ledgerOf(shuffled.refs)];
    trial.none("another ledger than in order", differences(expected, found));
    trial.none("not paid as told", await wrongBalances(stand, shuffled));
    trial.must("every payment stands once", await eachOnce(stand));
    await verifies(stand);
  },
};

type Lived = { refs: string[]; owed: number[]; payloads: string[]; last: number };

/** The same lives each time: one story a case, and a second one on every other. */
async function live(trial: Trial, { desk }: Stand, after: number): Promise<Lived> {
  const refs = await openCases(desk, trial.many(100, 18));
  const stories = Object.values(STORIES);
  const owed: number[] = [];
  for (const [at, ref] of refs.entries()) {
    const first = stories[at % stories.length];
    const second = at % 2 === 0 ? stories[(at * 5 + 2) % stories.length] : undefined;
    // One may be paid a little more than it is asked for.
    const paid = [await first?.(ref, 700_000), await second?.(ref, 600_000)];
    owed.push(OWED - paid.reduce((sum: number, one) => sum + (one ?? 0), 0));
  }
  return { refs, owed, ...(await webhooksSince(after)) };
}

/** Tells each until it is taken, as a gateway does; what each took, the quickest first. */
async function tellAll(stand: Stand, payloads: string[], atOnce: number): Promise<number[]> {
  const left = payloads.values();
  const took: number[] = [];
  const lane = async () => {
    for (const payload of left) {
      let status = 0;
      while (status !== 200) {
        const began = performance.now();
        status = await tell(stand.url, payload, SECRET, 0);
        if (status === 200) took.push(performance.now() - began);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return took.sort((a, b) => a - b);
}

async function tell(url: string, payload: string, secret: string, ago: number): Promise<number> {
  const signature = signatureOf([secret], payload, Math.floor(Date.now() / 1_000) - ago);
  const headers = { "content-type": "application/json", "stripe-signature": signature };
  try {
    const answer = await fetch(`${url}/api/webhooks/stripe`, { method: "POST", headers, body: payload });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Signed by another, or long ago, with amounts that nobody paid. */
async function forge(trial: Trial, stand: Stand, payloads: string[]): Promise<void> {
  let taken = 0;
  for (const [at, payload] of payloads.slice(0, trial.many(200, 40)).entries()) {
    const told = payload.replaceAll(/"evt_/g, '"evt_forged');
    const [secret, ago] = at % 2 === 0 ? ["whsec_of_somebody_else", 0] : [SECRET, 301];
    if ((await tell(stand.url, told, secret, ago)) === 200) taken += 1;
  }
  trial.must("what is forged or old is refused", taken === 0);
  const { rows } = await stand.sql.query(
    "select count(*)::int as count from gateway_events where id like 'evt_forged%'",
  );
  trial.must("and leaves nothing behind", rows[0].count === 0);
}

async function settled({ sql }: Stand): Promise<void> {
  const open = "select count(*)::int as count from gateway_events where state in ('new', 'waiting')";
  await until("everything that was told is settled", async () => (await sql.query(open)).rows[0].count === 0, 120_000);
}

function differences(expected: string[], found: string[]): string[] {
  return expected.flatMap((said, at) => (said === found[at] ? [] : [`${said}; ${found[at]}`]));
}

async function wrongBalances({ sql }: Stand, { refs, owed }: Lived): Promise<string[]> {
  const { rows } = await sql.query<{ ref: string; owed: number }>(
    "select ref, (balance_minor - coalesce((select sum(-l.amount_minor) from ledger_entries l where l.case_id = cases.id and l.account = 'credit'), 0))::float8 as owed from cases where ref = any($1)",
    [refs],
  );
  const said = new Map(rows.map((row) => [row.ref, row.owed]));
  return refs.flatMap((ref, at) => (said.get(ref) === owed[at] ? [] : [`${said.get(ref)} and not ${owed[at]}`]));
}

async function eachOnce({ sql }: Stand): Promise<boolean> {
  const { rows } = await sql.query(
    `select count(*)::int as all, count(distinct data -> 'via' ->> 'payment')::int as payments from events
     where type = 'payment-received'`,
  );
  return rows[0].all === rows[0].payments && rows[0].all > 0;
}

function shuffle<T>(trial: Trial, list: T[]): T[] {
  const shuffled = [...list];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = trial.chance.below(at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
