import { setTimeout as pause } from "node:timers/promises";
import { forgetOldTexts } from "./access/forget-texts.ts";
import { watchMovements } from "./bank/gateway-movements.ts";
import { resumeBankLines } from "./bank/runner.ts";
import { startSending } from "./contacts/sending.ts";
import { errorCode } from "./database.ts";
import { advanceDue } from "./due-batch.ts";
import { untilNextDue } from "./due-cases.ts";
import { watchGateway } from "./gateway/watch-gateway.ts";
import { resumeImports } from "./import/supervisor.ts";
import { watchBatches } from "./letters/watch-batches.ts";
import { log } from "./log.ts";
import { forgetOldSignIns } from "./old-sign-ins.ts";
import { watchAbsences } from "./org/absence-watch.ts";
import { forgetOldVisits } from "./pay/visits.ts";
import { resumePreviews } from "./policy/preview-runner.ts";
import { resumeReassignments } from "./reassign/runner.ts";
import { buildSearchIndex } from "./search/build-index.ts";

export type Worker = { stop(): Promise<void> };

/** Claims at a time: enough to keep the database busy when thousands fall due at midnight, few enough to leave it room. */
const LANES = 4;
/** A lost wake-up costs no more than this; what another worker holds is looked at again after the shorter one. */
const LONGEST_SLEEP_MS = 1_000;
const SHORTEST_SLEEP_MS = 50;

/** Sends what is planned, and does what falls due on cases, imports, reassignments, lines of bank files, the gateway's account, refunds and payments that a gateway is to tell of, previews of the contact policy, absences, old texts of the access log, old sign-ins, old visits of the pay page, print batches, and what an upgrade left for the search index, until it is stopped; then what is under way is finished. Any number may run. */
export function startWorker(): Worker {
  const stopping = new AbortController();
  const done = workUntil(stopping.signal);
  const others = [
    resumeImports(),
    resumeReassignments(),
    resumeBankLines(),
    watchMovements(),
    resumePreviews(),
    watchAbsences(),
    buildSearchIndex(),
    forgetOldTexts(),
    forgetOldSignIns(),
    forgetOldVisits(),
    startSending(),
    watchBatches(),
    watchGateway(),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([done, ...others.map((one) => one.stop())]);
    },
  };
}

async function workUntil(stopping: AbortSignal): Promise<void> {
  let failing = false;
  while (!stopping.aborted) {
    const sleep = await workOff(stopping).then(
      (milliseconds) => {
        failing = false;
        return milliseconds;
      },
      (error: unknown) => {
        if (!failing) log().warn({ code: errorCode(error) }, "the worker could not reach its work; it tries again");
        failing = true;
        return LONGEST_SLEEP_MS;
      },
    );
    await pause(sleep, undefined, { signal: stopping }).catch(() => {});
  }
}

/** Does everything that is due now. Returns how long to sleep. */
async function workOff(stopping: AbortSignal): Promise<number> {
  const ends = await Promise.allSettled(Array.from({ length: LANES }, () => lane(stopping)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  const next = (await untilNextDue()) ?? LONGEST_SLEEP_MS;
  return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, next));
}

async function lane(stopping: AbortSignal): Promise<void> {
  let found = true;
  while (found && !stopping.aborted) found = (await advanceDue()) > 0;
}
