/** Applies what a file says of one customer in one portfolio, through the one way to change a case. */

import { fold } from "../../domain/case.ts";
import type { CommandInput, CommandOf } from "../../domain/commands.ts";
import type { Debt } from "../../domain/events.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { installationHash } from "../crypto.ts";
import { openCase, readOpening } from "../open-case.ts";
import { readCommand } from "../read-command.ts";
import { runCommand } from "../run-command.ts";
import { differentDebt, disputedAlready, paidAlready } from "./already-there.ts";
import { carriedOut, casesOf, follow, type KnownCase } from "./case-history.ts";
import { normalPhone } from "./phone.ts";
import { isRefusal, LeftOutRow, leftOutBy } from "./refused.ts";
import type { Run } from "./run.ts";

/** A fault of a row that could not join, by its key, and how many commands were new, there already, and refused. */
export type Outcome = {
  commands: number;
  applied: number;
  repeated: number;
  faults: { rowKeys: string[]; field: string; message: string }[];
};
type Did = "applied" | "repeated";
type Work = { run: Run; cases: KnownCase[] };

/** Carries out the plan, one command after the other. Null when it was stopped in the middle: the rest is for the next time. */
export async function applyCase(run: Run, plan: PlannedCommand[], stopping: AbortSignal): Promise<Outcome | null> {
  const outcome: Outcome = { commands: plan.length, applied: 0, repeated: 0, faults: [] };
  const first = plan.find((command) => command.type === "open-case");
  if (!first) return outcome;
  const done = await carriedOut(plan.map(commandIdOf), run.began);
  outcome.applied = done.here.size;
  outcome.repeated = done.before.size;
  const left = plan.filter((command) => !done.here.has(commandIdOf(command)) && !done.before.has(commandIdOf(command)));
  if (left.length === 0 && done.here.size === 0) return outcome;
  const work = await take(run, first.data, outcome, left);
  if (!work) return outcome;
  for (const command of left) {
    if (stopping.aborted) return null;
    if (isLeftOut(command, outcome)) continue;
    await attempt(outcome, command, () => give(work, command, outcome));
  }
  return (await closePaid(work, plan, outcome, stopping)) ? outcome : null;
}

/** Once one thing of a row is refused, nothing more of that row is carried out. */
function isLeftOut({ type, rowKeys }: PlannedCommand, { faults }: Outcome): boolean {
  return type !== "open-case" && faults.some((fault) => rowKeys.some((key) => fault.rowKeys.includes(key)));
}

/** The same for the same content of the same rows, whoever imports them and whenever. */
function commandIdOf({ contentKey }: PlannedCommand): string {
  return importId(contentKey);
}

function importId(content: string): string {
  return `import:${installationHash("import-command", content).toString("hex")}`;
}

async function take(
  run: Run,
  { portfolio, customer }: CommandOf<"open-case">,
  outcome: Outcome,
  left: PlannedCommand[],
): Promise<Work | null> {
  const { source = "", reference = "" } = customer;
  try {
    return { run, cases: await casesOf({ source, reference, portfolio }, run.began) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    for (const command of left) outcome.faults.push({ rowKeys: command.rowKeys, ...leftOutBy(error) });
    return null;
  }
}

async function attempt(outcome: Outcome, { rowKeys }: PlannedCommand, act: () => Promise<Did>): Promise<void> {
  try {
    outcome[await act()] += 1;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    outcome.faults.push({ rowKeys, ...leftOutBy(error) });
  }
}

function give(work: Work, command: PlannedCommand, outcome: Outcome): Promise<Did> {
  switch (command.type) {
    case "open-case":
      return work.cases.length > 0 ? joinDebts(work, command, outcome) : openNew(work, command);
    case "add-debt":
      return joinDebt(work, command, command.data.debt);
    case "open-dispute":
      return dispute(work, command);
    case "record-payment":
      return pay(work, command);
    default:
      return command satisfies never;
  }
}

async function openNew({ run, cases }: Work, command: PlannedCommand & { type: "open-case" }): Promise<Did> {
  if (run.dryRun) return "applied";
  const { customer, ...rest } = command.data;
  const { phone, country } = customer;
  const said = { ...rest, customer: { ...customer, ...(phone && { phone: normalPhone(phone, country) }) } };
  const opening = readOpening({ commandId: commandIdOf(command), ...said });
  const { ref, events } = await openCase(run.by, opening, { occurredAt: command.occurredAt });
  cases.push({ ref, before: null, state: fold(events), touched: true });
  return "applied";
}

/** The customer has a case by now: the debts of the opening that it lacks are added to it. */
async function joinDebts(work: Work, command: PlannedCommand & { type: "open-case" }, outcome: Outcome): Promise<Did> {
  const answers: Did[] = [];
  for (const [at, debt] of command.data.debts.entries()) {
    const rowKeys = command.rowKeys.slice(at, at + 1);
    const contentKey = JSON.stringify([command.contentKey, debt.reference]);
    try {
      answers.push(await joinDebt(work, { ...command, contentKey }, debt));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcome.faults.push({ rowKeys, ...leftOutBy(error) });
    }
  }
  return answers.includes("applied") ? "applied" : "repeated";
}

async function joinDebt(
  work: Work,
  command: Pick<PlannedCommand, "contentKey" | "occurredAt">,
  debt: CommandOf<"add-debt">["debt"],
): Promise<Did> {
  const held = holding(work, debt.reference);
  if (held) {
    const { known, earlier } = held;
    const different = known.before && earlier && differentDebt(known.before, earlier, debt);
    if (different) throw new LeftOutRow("debt.reference", different);
    return earlier ? "repeated" : "applied";
  }
  const [known] = work.cases;
  if (!known) {
    if (work.run.dryRun) return "applied";
    throw new LeftOutRow("debt.reference", "its case could not be opened");
  }
  return send(work, known, "add-debt", { debt }, command, true);
}

function dispute(work: Work, command: PlannedCommand & { type: "open-dispute" }): Promise<Did> {
  const { debtReference, ...data } = command.data;
  return onDebt(work, debtReference, ({ known, debt, earlier }) => {
    const already = known.before && earlier && disputedAlready(known.before, earlier);
    if (already) throw new LeftOutRow("dispute.on", already);
    return send(work, known, "open-dispute", { ...data, debtId: debt.id }, command, true);
  });
}

function pay(work: Work, command: PlannedCommand & { type: "record-payment" }): Promise<Did> {
  const { debtReference, ...data } = command.data;
  return onDebt(work, debtReference, ({ known, debt, earlier }) => {
    const already = known.before && earlier && paidAlready(known.before, earlier);
    if (already) throw new LeftOutRow("settlement.on", already);
    return send(work, known, "record-payment", { ...data, debtId: debt.id }, command);
  });
}

type Held = { known: KnownCase; debt: Debt; earlier: Debt | undefined };

async function onDebt(work: Work, reference: string, act: (held: Held) => Promise<Did>): Promise<Did> {
  const held = holding(work, reference);
  if (held) return act(held);
  if (work.run.dryRun) return "applied";
  throw new LeftOutRow("debt.reference", "the debt could not be added, so nothing was recorded of it");
}

function holding({ cases }: Work, reference: string): Held | undefined {
  const named = (one: Debt) => one.reference === reference;
  for (const known of cases) {
    const debt = known.state.debts.find(named);
    if (debt) return { known, debt, earlier: known.before?.debts.find(named) };
  }
  return undefined;
}

type Sent = "add-debt" | "open-dispute" | "record-payment" | "close-case" | "reopen-case";

async function send<T extends Sent>(
  work: Work,
  known: KnownCase,
  type: T,
  data: CommandInput[T],
  { contentKey, occurredAt }: Pick<PlannedCommand, "contentKey" | "occurredAt">,
  needsOpen = false,
): Promise<Did> {
  if (work.run.dryRun) return "applied";
  if (needsOpen && known.state.lifecycle.state === "closed") {
    const reopening = { contentKey: JSON.stringify(["reopen", contentKey]), occurredAt };
    await send(work, known, "reopen-case", { reason: "An import brought something new" }, reopening);
  }
  const command = readCommand({ commandId: importId(contentKey), type, data });
  const { events, replay } = await runCommand(work.run.by, known.ref, command, { occurredAt });
  await follow(known, events);
  return replay ? "repeated" : "applied";
}

/** A case on which nothing is owed after this import is closed at the day of the last thing that it tells. */
async function closePaid(
  work: Work,
  plan: PlannedCommand[],
  outcome: Outcome,
  stopping: AbortSignal,
): Promise<boolean> {
  const last = plan.at(-1);
  for (const known of work.cases) {
    const { lifecycle, balanceMinor } = known.state;
    if (!last || !known.touched || lifecycle.state === "closed" || balanceMinor !== 0) continue;
    if (stopping.aborted) return false;
    const closing = { contentKey: JSON.stringify(["close", known.ref, last.contentKey]), occurredAt: last.occurredAt };
    try {
      await send(work, known, "close-case", { reason: "paid" }, closing);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcome.faults.push({ rowKeys: last.rowKeys, field: "case", message: leftOutBy(error).message });
    }
  }
  return true;
}
