/** Applies what a file says of one customer in one portfolio, through the one way to change a case. */
import { fold } from "../../domain/case.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { openCase, readOpening } from "../open-case.ts";
import { carriedOut, casesOf } from "./case-history.ts";
import { commandIdOf, send, together, type Work } from "./case-work.ts";
import { asDebts, joinCase } from "./join-case.ts";
import { normalPhone } from "./phone.ts";
import { isRefusal, leftOutBy } from "./refused.ts";
import type { Run } from "./run.ts";

type Fault = { rowKeys: string[]; field: string; message: string };
/** How many commands were planned, were new, and were there already; and what rows, by their keys, could not join. */
export type Outcome = { commands: number; applied: number; repeated: number; faults: Fault[] };
type Opening = PlannedCommand & { type: "open-case" };
type Step = Exclude<PlannedCommand, { type: "open-case" }>;

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
  const { customer, ...rest } = opening.data;
  const { phone, country } = customer;
  const said = { ...rest, customer: { ...customer, ...(phone && { phone: normalPhone(phone, country) }) } };
  const read = readOpening({ commandId: commandIdOf(opening), ...said });
  const { ref, events } = await openCase(run.by, read, { occurredAt: opening.occurredAt });
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

async function attemptEach(work: Parameters<typeof joinCase>[0], steps: Step[], so: Outcome): Promise<Outcome> {
  const outcome = { ...so, faults: [...so.faults] };
  for (const step of steps) {
    if (isLeftOut(step, outcome)) continue;
    try {
      outcome[await joinCase(work, step)] += 1;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcome.faults.push({ rowKeys: step.rowKeys, ...leftOutBy(error) });
    }
  }
  return outcome;
}

/** Once one thing of a row is refused, nothing more of that row is carried out. */
function isLeftOut({ rowKeys }: Step, { faults }: Outcome): boolean {
  return faults.some((fault) => rowKeys.some((key) => fault.rowKeys.includes(key)));
}

/** A case on which nothing is owed after this import is closed at the day of the last thing that it tells. */
async function closePaid(
  work: Work,
  plan: PlannedCommand[],
  outcome: Outcome,
  stopping: AbortSignal,
): Promise<boolean> {
  const last = plan.at(-1);
  for (const { ref, state, touched } of work.cases) {
    if (!last || !touched || state.lifecycle.state === "closed" || state.balanceMinor !== 0) continue;
    if (stopping.aborted) return false;
    const closing = { contentKey: JSON.stringify(["close", ref, last.contentKey]), occurredAt: last.occurredAt };
    try {
      await together(work, async (open) => {
        const known = open.cases.find((one) => one.ref === ref);
        if (known) await send(open, known, "close-case", { reason: "paid" }, closing);
      });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcome.faults.push({ rowKeys: last.rowKeys, ...leftOutBy(error) });
    }
  }
  return true;
}
