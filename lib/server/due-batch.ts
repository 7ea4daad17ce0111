/**
 * Works off what is due on many cases in one transaction: a dozen statements for each would cost more than all that they
 * do. Whatever fails goes its own way, one case at a time, so that it costs the others nothing but that time.
 */
import { type Client, inTransaction, isDatabaseAway } from "./database.ts";
import { advance, advanceCase, type Done } from "./due-cases.ts";
import { appendToCases, type ClaimedCase, claimDue, isPlain } from "./due-store.ts";
import { SYSTEM } from "./identity.ts";
import { type Facts, recordFacts } from "./recording.ts";
import { announceAppended, type Decided, decideHeld } from "./run-command.ts";
import { timerFigures } from "./timer-figures.ts";
import { traced } from "./traced.ts";

/** Few enough that a person who gives a command to one of them does not wait for the others. */
const TOGETHER = 32;

type Ready = { claimed: ClaimedCase; target: Decided["target"]; facts: Facts };

/** Advances some of the cases that have been due longest and that nobody else holds. Returns how many were claimed. */
export async function advanceDue(many = TOGETHER): Promise<number> {
  const done = await inTransaction(async (client) => {
    const claimed = await claimDue(client, many);
    return claimed.length === 0
      ? []
      : traced("timers", { "baton.cases": claimed.length }, () => advanceAll(client, claimed));
  });
  for (const { outcome, lag, announce } of done) {
    timerFigures().done.inc({ outcome });
    timerFigures().lag.observe(lag);
    announce();
  }
  return done.length;
}

async function advanceAll(client: Client, claimed: ClaimedCase[]): Promise<Done[]> {
  await client.query("savepoint together");
  try {
    const ready = (await Promise.all(claimed.map((one) => decideOne(client, one)))).filter((one) => one !== null);
    await appendToCases(client, ready);
    // What would be refused only at the commit must be refused here, where each can be tried alone.
    await client.query("set constraints all immediate");
    const rest = claimed.filter((one) => !ready.some((each) => each.claimed === one));
    return [...ready.map(doneOf), ...(await oneByOne(client, rest))];
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    await client.query("rollback to savepoint together");
    return oneByOne(client, claimed);
  }
}

/** Null when this case must go its own way. */
async function decideOne(client: Client, claimed: ClaimedCase): Promise<Ready | null> {
  try {
    const decided = await decideHeld(client, SYSTEM, await claimed.hold(), advanceCase(claimed), {});
    if ("answer" in decided) return null;
    const facts = recordFacts(decided.target, decided.facts, decided.manner);
    return isPlain(facts) ? { claimed, target: decided.target, facts } : null;
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return null; // tried again alone, where the failure is counted
  }
}

async function oneByOne(client: Client, claimed: ClaimedCase[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const one of claimed) done.push(await advance(client, one));
  return done;
}

function doneOf({ claimed, target, facts }: Ready): Done {
  return { outcome: "advanced", lag: claimed.lag, announce: () => announceAppended(target, facts) };
}
