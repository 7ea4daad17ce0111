/** Carrying out what was planned for a case, wherever its commands go: rows that cannot join are left out, the rest goes in. */
import type { CaseState } from "../../domain/case.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { readOpening } from "../open-case.ts";
import type { KnownCase } from "./case-history.ts";
import { commandIdOf, type OpenWork, send } from "./case-work.ts";
import { joinCase } from "./join-case.ts";
import { normalPhone } from "./phone.ts";
import { isRefusal, leftOutBy } from "./refused.ts";

export type Fault = { rowKeys: string[]; field: string; message: string };
/** How many commands were planned, were new, and were there already; and what rows, by their keys, could not join. */
export type Outcome = { commands: number; applied: number; repeated: number; faults: Fault[] };
export type Opening = PlannedCommand & { type: "open-case" };
export type Step = Exclude<PlannedCommand, { type: "open-case" }>;

export function toOpening(opening: Opening): ReturnType<typeof readOpening> {
  const { customer, ...rest } = opening.data;
  const { phone, country } = customer;
  const said = { ...rest, customer: { ...customer, ...(phone && { phone: normalPhone(phone, country) }) } };
  return readOpening({ commandId: commandIdOf(opening), ...said });
}

/** The outcome with these steps in it. */
export async function attemptEach(work: OpenWork, steps: Step[], so: Outcome): Promise<Outcome> {
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

export function isPaidOff(state: CaseState): boolean {
  return state.lifecycle.state === "open" && state.balanceMinor === 0;
}

/** Closes a case on which nothing is owed any more, at the day of the last thing that the import tells. */
export async function closeOne(
  work: OpenWork,
  known: KnownCase,
  plan: PlannedCommand[],
  outcome: Outcome,
): Promise<void> {
  const last = plan.at(-1);
  if (!last) return;
  const closing = { contentKey: JSON.stringify(["close", known.ref, last.contentKey]), occurredAt: last.occurredAt };
  try {
    await send(work, known, "close-case", { reason: "paid" }, closing);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    outcome.faults.push({ rowKeys: last.rowKeys, ...leftOutBy(error) });
  }
}
