/**
 * `npm run simulate`: colleagues and gateways at work on a running demo, through its public HTTP and live API alone
 * (docs/simulate.md). Ends with Ctrl-C or after --for; 1 when the server failed (5xx, or it no longer answers).
 */
import { existsSync } from "node:fs";
import { chanceOf } from "../../prisma/demo/chance.ts";
import { ApiLine } from "./simulate/api-line.ts";
import { Colleague, type Stage } from "./simulate/colleague.ts";
import { Customers } from "./simulate/customers.ts";
import { readDesk } from "./simulate/desk-facts.ts";
import { Gateway } from "./simulate/gateway.ts";
import { type Options, readOptions, USAGE } from "./simulate/options.ts";
import { play, type Seat } from "./simulate/play.ts";
import { findDemo } from "./simulate/running-demo.ts";
import { Tally } from "./simulate/tally.ts";
import { onStop } from "./stop-signals.ts";

const GATEWAY_SHARE = 0.12;
const CUSTOMERS_SHARE = 0.08;
const PATIENCE_MS = 5_000;

const options = optionsOrEnd();
const over = new AbortController();
const tally = new Tally(performance.now());
let playing: Promise<void> = Promise.resolve();

onStop(async () => {
  over.abort();
  await Promise.race([playing, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  finish();
});
try {
  playing = simulate(options);
  await playing;
  finish();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (tally.accepted > 0) console.log(`\n${tally.totals(performance.now())}`);
  process.exit(1);
}

async function simulate({ url, people, rate, seed, ref, forMs }: Options): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const demo = await findDemo(process.env, url);
  const key = { headers: () => ({ authorization: `Bearer ${demo.key}` }) };
  const { facts, players } = await readDesk(new ApiLine(demo.url, key, tally), people);
  // Somebody thinks for half of the time that is theirs, so that the rate holds and presence can be seen.
  const thinkMs = Math.min(4_000, (500 * players.length) / rate);
  const stage: Stage = { demo, facts, tally, seed, ref, thinkMs };
  const all = players.length / (1 - GATEWAY_SHARE - CUSTOMERS_SHARE);
  const seats: Seat[] = [
    { actor: new Gateway(stage), weight: GATEWAY_SHARE * all },
    { actor: new Customers(stage), weight: CUSTOMERS_SHARE * all },
  ];
  for (const player of players) seats.push({ actor: await Colleague.arrive(stage, player), weight: 1 });
  if (players.length < people) console.log(`The demo has ${players.length} people who work cases.`);
  console.log(
    `${players.map(({ name }) => name).join(", ")}, a gateway and the customers at work on ${demo.url}. Ctrl-C ends it.`,
  );
  tally.begin(performance.now());
  const line = setInterval(() => console.log(tally.line(performance.now())), 1_000);
  const end = forMs === null ? undefined : setTimeout(() => over.abort(), forMs);
  try {
    await play(seats, { rate, chance: chanceOf(`${seed} turns`), signal: over.signal });
  } finally {
    clearInterval(line);
    clearTimeout(end);
    for (const { actor } of seats) actor.leave();
  }
}

function finish(): never {
  console.log(`\n${tally.totals(performance.now())}`);
  process.exit(tally.failureCount > 0 ? 1 : 0);
}

function optionsOrEnd(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
