import type { PaymentGateway } from "../adapters/payments/gateway.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { isDatabaseAway } from "../database.ts";
import { log, traitsOf } from "../log.ts";
import { lookAgain } from "../look-again.ts";
import { runSandboxClock } from "../sandbox/stripe/clock.ts";
import { askAboutOverdue } from "./ask-again.ts";
import { makeRefunds } from "./make-refunds.ts";
import { settle } from "./take-fact.ts";
import { settleFact, unsettled } from "./told-facts.ts";

const LOOK_AGAIN_MS = 1_000;
/** What waits, and what nobody told of, can wait a little. */
const SWEEP_EVERY = 10;
const AT_A_TIME = 200;

/**
 * Makes refunds, settles what a gateway told and nobody finished, asks about payments of which nobody told, and in a demo
 * keeps the sandbox going, until it is stopped. Any number may.
 */
export function watchGateway(): { stop(): Promise<void> } {
  let round = 0;
  return lookAgain({ everyMs: LOOK_AGAIN_MS, failed: "payments could not go on; they are tried again" }, async () => {
    const sweeps = round % SWEEP_EVERY === 0;
    round += 1;
    await workOff(sweeps);
  });
}

async function workOff(sweeps: boolean): Promise<void> {
  await runSandboxClock();
  const gateway = paymentGateway();
  if (!gateway) return;
  await makeRefunds(gateway);
  if (sweeps) await sweep(gateway);
}

async function sweep(gateway: PaymentGateway): Promise<void> {
  await settleLeftOver();
  await askAboutOverdue(gateway);
}

/** Goes through what is not settled; what has waited for three days is given to people. */
export async function settleLeftOver(): Promise<void> {
  for (const { fact, old } of await unsettled(AT_A_TIME)) {
    try {
      const state = await settle(fact);
      if (state === "waiting" && old) await settleFact(fact, { state: "refused", why: "its-cause-never-came" });
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      log().error({ event: fact.eventId, error: traitsOf(error) }, "what a gateway told could not be settled");
    }
  }
}
