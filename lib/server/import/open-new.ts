import type { PlannedCommand } from "../../domain/import/plan.ts";
import { requireMayOpen } from "../open-case.ts";
import { giveInMemory, type Moment, openInMemory } from "../opened-cases.ts";
import type { Opened } from "../opening-rows.ts";
import { attemptEach, closeOne, isPaidOff, type Opening, type Outcome, type Step, toOpening } from "./carry-out.ts";
import type { OpenWork } from "./case-work.ts";
import { isRefusal, leftOutBy } from "./refused.ts";
import type { Run } from "./run.ts";

/** A new customer's case, ready to be stored; null when it could not be opened, or nothing was planned. */
export type NewCase = { opened: Opened | null; outcome: Outcome };

/** Carries out a plan on a new case before any of it is stored. A dry run does the same and stores nothing. */
export async function openNew(run: Run, moment: Moment, plan: PlannedCommand[]): Promise<NewCase> {
  const opening = plan.find((command) => command.type === "open-case");
  const outcome: Outcome = { commands: plan.length, applied: 0, repeated: 0, faults: [] };
  if (!opening) return { opened: null, outcome: { ...outcome, commands: 0 } };
  try {
    return await carryOutOn(openFirst(moment, opening), run, moment, plan, { ...outcome, applied: 1 });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const faults = plan.map(({ rowKeys }) => ({ rowKeys, ...leftOutBy(error) }));
    return { opened: null, outcome: { ...outcome, faults } };
  }
}

function openFirst(moment: Moment, opening: Opening): Opened {
  requireMayOpen(moment.by, opening.data.portfolio, moment.directory);
  return openInMemory(moment, toOpening(opening), opening.occurredAt);
}

async function carryOutOn(
  opened: Opened,
  run: Run,
  moment: Moment,
  plan: PlannedCommand[],
  begun: Outcome,
): Promise<NewCase> {
  const known = { ref: opened.target.ref, before: null, state: opened.target.state, touched: true };
  const give: OpenWork["give"] = async (_, read, occurredAt) => {
    giveInMemory(moment, opened, read, occurredAt);
    known.state = opened.target.state;
    return false;
  };
  const work = { run, cases: [known], give };
  const steps = plan.filter((command): command is Step => command.type !== "open-case");
  const outcome = await attemptEach(work, steps, begun);
  if (isPaidOff(known.state)) await closeOne(work, known, plan, outcome);
  return { opened, outcome };
}
