import { setTimeout as pause } from "node:timers/promises";
import type { PaymentGateway } from "../adapters/payments/gateway.ts";
import { paymentGateway } from "../adapters/payments/index.ts";
import { errorCode, isDatabaseAway } from "../database.ts";
import { log, traitsOf } from "../log.ts";
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
  const stopping = new AbortController();
  const done = watchUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function watchUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  for (let round = 0; !stopping.aborted; round++) {
    try {
      await workOff(round % SWEEP_EVERY === 0);
      failing = false;
    } catch (error) {
      if (!failing)
        log().warn(
          { code: errorCode(error), error: traitsOf(error) },
          "payments could not go on; they are tried again",
        );
      failing = true;
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
  }
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
