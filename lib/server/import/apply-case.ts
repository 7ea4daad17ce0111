/** Applies what a file says of one customer in one portfolio to cases that are there, through the one way to change a case. */
import { fold } from "../../domain/case.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { openCase } from "../open-case.ts";
import { attemptEach, closeOne, isPaidOff, type Opening, type Outcome, type Step, toOpening } from "./carry-out.ts";
import { carriedOut, casesOf } from "./case-history.ts";
import { commandIdOf, together, type Work } from "./case-work.ts";
import { asDebts } from "./join-case.ts";
import { isRefusal, leftOutBy } from "./refused.ts";
import type { Run } from "./run.ts";

const AT_ONCE = 16;

/** Carries out the plan in its order. Null when it was stopped in the middle: the rest is for the next time. */
export async function applyCase(run: Run, plan: PlannedCommand[], stopping: AbortSignal): Promise<Outcome | null> {
  const opening = plan.find((command) => command.type === "open-case");
  if (!opening) return { commands: 0, applied: 0, repeated: 0, faults: [] };
  const { before, here } = await carriedOut(plan.map(commandIdOf), run.began);
  const outcome: Outcome = { commands: plan.length, applied: here.size, repeated: before.size, faults: [] };
  const left = plan.filter((command) => !here.has(commandIdOf(command)) && !before.has(commandIdOf(command)));
  if (left.length === 0 && here.size === 0) return outcome;
  try {
    const work = await takeUp(run, opening);
    const steps = await open(work, left, outcome);
    if (!(await carryOut(work, steps, outcome, stopping))) return null;
    return (await closePaid(work, plan, outcome, stopping)) ? outcome : null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { ...outcome, faults: left.map(({ rowKeys }) => ({ rowKeys, ...leftOutBy(error) })) };
  }
}

async function takeUp(run: Run, { data }: Opening): Promise<Work> {
  const { source = "", reference = "" } = data.customer;
  return { run, cases: await casesOf({ source, reference, portfolio: data.portfolio }, run.began) };
}

/** Opens the case where the customer has none. Answers with the commands that are left for it. */
async function open(work: Work, left: PlannedCommand[], outcome: Outcome): Promise<Step[]> {
  const steps = left.filter((command) => command.type !== "open-case");
  const opening = left.find((command) => command.type === "open-case");
  if (!opening) return steps;
  if (work.cases.length > 0) {
    outcome.commands += opening.data.debts.length - 1;
    return [...asDebts(opening), ...steps];
  }
  if (!work.run.dryRun) await openNew(work, opening);
  outcome.applied += 1;
  return steps;
}

async function openNew({ run, cases }: Work, opening: Opening): Promise<void> {
  const { ref, events } = await openCase(run.by, toOpening(opening), { occurredAt: opening.occurredAt });
  cases.push({ ref, before: null, state: fold(events), touched: true });
}

/** False when it was stopped before the end. */
async function carryOut(work: Work, steps: Step[], outcome: Outcome, stopping: AbortSignal): Promise<boolean> {
  for (let at = 0; at < steps.length; at += AT_ONCE) {
    if (stopping.aborted) return false;
    await carryOutSome(work, steps.slice(at, at + AT_ONCE), outcome);
  }
  return true;
}

/** What the database itself refuses takes the whole transaction with it: then each goes alone. */
async function carryOutSome(work: Work, steps: Step[], outcome: Outcome): Promise<void> {
  try {
    Object.assign(outcome, await together(work, (open) => attemptEach(open, steps, outcome)));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (steps.length > 1) for (const step of steps) await carryOutSome(work, [step], outcome);
    else outcome.faults.push(...steps.map(({ rowKeys }) => ({ rowKeys, ...leftOutBy(error) })));
  }
}

/** False when it was stopped before the end. */
async function closePaid(
  work: Work,
  plan: PlannedCommand[],
  outcome: Outcome,
  stopping: AbortSignal,
): Promise<boolean> {
  for (const { ref, state, touched } of work.cases) {
    if (!touched || !isPaidOff(state)) continue;
    if (stopping.aborted) return false;
    await together(work, async (open) => {
      const known = open.cases.find((one) => one.ref === ref);
      if (known) await closeOne(open, known, plan, outcome);
    });
  }
  return true;
}
