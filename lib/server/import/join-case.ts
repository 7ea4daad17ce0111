/** What a planned command comes to on cases that are there: added where it is new, left out where it is told differently. */
import type { CommandOf } from "../../domain/commands.ts";
import type { Debt } from "../../domain/events.ts";
import type { PlannedCommand } from "../../domain/import/plan.ts";
import { differentDebt, disputedAlready, paidAlready } from "./already-there.ts";
import type { KnownCase } from "./case-history.ts";
import { type Did, type OpenWork, send, sendToOpen, type Told } from "./case-work.ts";
import { LeftOutRow } from "./refused.ts";

type Of<T extends PlannedCommand["type"]> = PlannedCommand & { type: T };
type NewDebt = CommandOf<"add-debt">["debt"];

/** Every debt of an opening as a command of its own: the customer has a case by now, and joins what it lacks. */
export function asDebts(command: Of<"open-case">): Of<"add-debt">[] {
  return command.data.debts.map((debt, at) => ({
    type: "add-debt",
    data: { debt },
    occurredAt: command.occurredAt,
    rowKeys: command.rowKeys.slice(at, at + 1),
    contentKey: JSON.stringify([command.contentKey, debt.reference]),
  }));
}

export function joinCase(work: OpenWork, command: Exclude<PlannedCommand, { type: "open-case" }>): Promise<Did> {
  switch (command.type) {
    case "add-debt":
      return addDebt(work, command, command.data.debt);
    case "open-dispute":
      return openDispute(work, command);
    case "record-payment":
      return recordPayment(work, command);
    default:
      return command satisfies never;
  }
}

async function addDebt(work: OpenWork, told: Told, debt: NewDebt): Promise<Did> {
  const held = holding(work, debt.reference);
  if (held) return sameDebt(held, debt);
  const [known] = work.cases;
  if (known) return sendToOpen(work, known, "add-debt", { debt }, told);
  if (!work.give) return "applied";
  throw new LeftOutRow("debt.reference", "its case could not be opened");
}

function sameDebt({ known, earlier }: Held, debt: NewDebt): Did {
  if (!known.before || !earlier) return "applied";
  const different = differentDebt(known.before, earlier, debt);
  if (different) throw new LeftOutRow("debt.reference", different);
  return "repeated";
}

function openDispute(work: OpenWork, command: Of<"open-dispute">): Promise<Did> {
  const { debtReference, ...data } = command.data;
  return onDebt(work, debtReference, ({ known, debt, earlier }) => {
    const already = known.before && earlier && disputedAlready(known.before, earlier);
    if (already) throw new LeftOutRow("dispute.on", already);
    return sendToOpen(work, known, "open-dispute", { ...data, debtId: debt.id }, command);
  });
}

function recordPayment(work: OpenWork, command: Of<"record-payment">): Promise<Did> {
  const { debtReference, ...data } = command.data;
  return onDebt(work, debtReference, ({ known, debt, earlier }) => {
    const already = known.before && earlier && paidAlready(known.before, earlier);
    if (already) throw new LeftOutRow("settlement.on", already);
    return send(work, known, "record-payment", { ...data, debtId: debt.id }, command);
  });
}

type Held = { known: KnownCase; debt: Debt; earlier: Debt | undefined };

async function onDebt(work: OpenWork, reference: string, act: (held: Held) => Promise<Did>): Promise<Did> {
  const held = holding(work, reference);
  if (held) return act(held);
  if (!work.give) return "applied";
  throw new LeftOutRow("debt.reference", "the debt could not be added, so nothing was recorded of it");
}

function holding({ cases }: OpenWork, reference: string): Held | undefined {
  const named = (one: Debt) => one.reference === reference;
  for (const known of cases) {
    const debt = known.state.debts.find(named);
    if (debt) return { known, debt, earlier: known.before?.debts.find(named) };
  }
  return undefined;
}
