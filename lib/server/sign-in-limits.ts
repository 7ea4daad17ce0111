/**
 * Failed sign-ins by account and address, by address alone and by account alone, in the minutes gone by; successes do not count. All
 * processes on one database count together: whoever guesses gets no more tries by asking several of them.
 */
import { LRUCache } from "lru-cache";
import { installationHash } from "./crypto.ts";
import { type Client, pool } from "./database.ts";
import { env } from "./env.ts";
import { tooMany } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { processWide } from "./process-wide.ts";
import { takeTurn } from "./turns.ts";

export type Attempt = { forget(): Promise<void> };

type Row = { attempt: string | null; wait: number | null };

/** Within this, a refusal is repeated without asking the database: a flood of guesses costs it one question a second. */
const REMEMBERED_MS = 1_000;

/**
 * Notes an attempt as failed until it is forgotten: those under way count too, or a thousand guesses at once would all
 * get in. Throws 429 when there have been too many.
 */
export async function beginAttempt(account: string, address: string): Promise<Attempt> {
  const network = networkOf(address);
  const from = installationHash("sign-in", network);
  const pair = installationHash("sign-in", JSON.stringify([account, network]));
  const of = hashOf(account);
  const known = refusals().get(pair.toString("hex"));
  if (known) throw refusal(known);
  // One question at a time for an address: they would all wait for one lock, each on a connection of its own.
  const { attempt, wait } = await takeTurn(`sign-in ${network}`, () => begin(pair, from, of));
  if (attempt === null) {
    refusals().set(pair.toString("hex"), wait ?? 0);
    throw refusal(wait ?? 0);
  }
  return { forget: () => forget(attempt) };
}

/** Forgets the failures of an account whose person has just shown otherwise who they are. */
export async function forgetFailuresWithin(client: Client, account: string): Promise<void> {
  await client.query("delete from sign_in_failures where account = $1", [hashOf(account)]);
}

async function begin(pair: Buffer, address: Buffer, account: Buffer): Promise<Row> {
  const { failures, addressFailures, accountFailures, minutes } = env().limits.signIn;
  const { rows } = await pool().query<Row>({
    name: "begin-sign-in",
    text: "select attempt, wait from begin_sign_in($1, $2, $3, $4, $5, $6, $7)",
    values: [pair, address, account, failures, addressFailures, accountFailures, minutes],
  });
  return rows[0] ?? { attempt: null, wait: null };
}

async function forget(attempt: string): Promise<void> {
  await pool().query("delete from sign_in_failures where id = $1", [attempt]);
}

function hashOf(account: string): Buffer {
  return installationHash("sign-in of", account);
}

function refusal(wait: number): Error {
  return tooMany(wait, "Too many failed sign-ins. Wait, then try again.");
}

/** Seconds to wait, by pair. */
function refusals(): LRUCache<string, number> {
  return processWide("sign-in-refusals", () => new LRUCache({ max: 10_000, ttl: REMEMBERED_MS }));
}
