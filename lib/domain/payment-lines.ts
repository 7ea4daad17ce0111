/**
 * One payment is one line of the timeline: the customer's coming to the page, the paying, and what followed from it. Only
 * what stands together is drawn together, so that no line ever moves: whatever came between, or on another day, parts it. Pure.
 */
import { METHODS } from "./codes.ts";
import type { ContactLine } from "./contact-lines.ts";
import type { Description } from "./describe.ts";
import type { CaseEvent } from "./events.ts";
import { lower } from "./sentence.ts";

/** By version of every event of a payment that has several: its line. `elsewhere`: what stands on another line already. */
export function paymentLines(
  events: readonly CaseEvent[],
  elsewhere: (version: number) => boolean,
  dayOf: (at: string) => string,
): Map<number, ContactLine> {
  const told = events.toSorted((a, b) => a.version - b.version);
  const payments = paymentsOf(told);
  const lines = new Map<number, ContactLine>();
  for (const run of runsOf(told, payments, elsewhere, dayOf)) {
    if (run.length < 2) continue;
    const line = { at: headOf(run).version, versions: run.map(({ version }) => version) };
    for (const version of line.versions) lines.set(version, line);
  }
  return lines;
}

type Run = [CaseEvent, ...CaseEvent[]];

function runsOf(
  told: readonly CaseEvent[],
  payments: Map<number, string>,
  elsewhere: (version: number) => boolean,
  dayOf: (at: string) => string,
): Run[] {
  const runs: Run[] = [];
  let open = "";
  for (const event of told) {
    if (elsewhere(event.version)) continue;
    const payment = payments.get(event.version);
    const key = payment === undefined ? "" : `${payment} ${dayOf(event.occurredAt)}`;
    if (key !== "" && key === open) runs.at(-1)?.push(event);
    else if (key !== "") runs.push([event]);
    open = key;
  }
  return runs;
}

/** By version: the payment that an event is of, as its session, its own id, or the link by which it may yet come. */
function paymentsOf(told: readonly CaseEvent[]): Map<number, string> {
  const byCommand = paidBy(told);
  const holds = new Map<string, string>();
  const steps = new Map<string, number[]>();
  const found = new Map<number, string>();
  for (const event of told) {
    const link = linkOf(event);
    if (link !== undefined) steps.set(link, [...(steps.get(link) ?? []), event.version]);
    const payment = heldFor(event, holds) ?? sessionOf(event) ?? followedFrom(event, byCommand) ?? link;
    if (payment !== undefined) found.set(event.version, payment);
    if (event.type !== "payment-started" || event.data.linkId === undefined) continue;
    for (const version of steps.get(event.data.linkId) ?? []) found.set(version, event.data.sessionId);
    steps.delete(event.data.linkId);
  }
  return found;
}

function paidBy(told: readonly CaseEvent[]): Map<string, string> {
  return new Map(
    told.flatMap((event): [string, string][] =>
      event.type === "payment-received" ? [[event.commandId, event.data.sessionId ?? event.data.paymentId]] : [],
    ),
  );
}

function linkOf({ type, data }: CaseEvent): string | undefined {
  return type === "pay-link-opened" || type === "pay-link-identified" ? data.linkId : undefined;
}

function sessionOf(event: CaseEvent): string | undefined {
  switch (event.type) {
    case "payment-started":
    case "payment-method-chosen":
    case "payment-failed":
    case "payment-pending":
    case "payment-abandoned":
      return event.data.sessionId;
    case "payment-received":
      return event.data.sessionId ?? event.data.paymentId;
    default:
      return undefined;
  }
}

/** The payment that a hold is for: the first has its session's id, the one until a bank answers an id of its own. */
function heldFor(event: CaseEvent, holds: Map<string, string>): string | undefined {
  if (event.type === "payment-pending") holds.set(event.data.holdId, event.data.sessionId);
  if (event.type === "hold-lifted" || event.type === "hold-expired") return holds.get(event.data.holdId);
  if (event.type !== "hold-placed" || event.data.kind !== "payment-in-progress") return undefined;
  const payment = holds.get(event.data.holdId) ?? event.data.holdId;
  holds.set(event.data.holdId, payment);
  return payment;
}

const FOLLOWS: Partial<Record<CaseEvent["type"], string>> = {
  "charge-added": "interest charged",
  "promise-kept": "promise kept",
  "promise-part-kept": "promise kept in part",
  "plan-ended": "plan completed",
  "debt-paid": "debt paid",
};

function followedFrom({ type, commandId }: CaseEvent, byCommand: Map<string, string>): string | undefined {
  return type in FOLLOWS || type === "hold-lifted" ? byCommand.get(commandId) : undefined;
}

const HEADS: Partial<Record<CaseEvent["type"], string>> = {
  "pay-link-opened": "link opened",
  "pay-link-identified": "identified",
  "payment-started": "paying",
  "payment-failed": "failed",
  "payment-pending": "on its way",
  "payment-abandoned": "not finished",
  "payment-received": "received",
};

/** What says how the payment stands: how it ended, else how far it has come. */
function headOf(run: Run): CaseEvent {
  const last = run.findLast(({ type }) => type in HEADS || type === "payment-method-chosen");
  const started = last?.type === "payment-method-chosen" && run.findLast(({ type }) => type === "payment-started");
  return started || last || run[0];
}

/** What the line of a payment says instead of its head alone. */
export function paymentLineWords(head: CaseEvent, way: readonly CaseEvent[]): Partial<Description> {
  if (head.type === "payment-received" && head.data.sessionId !== undefined) {
    const { method } = head.data;
    return { title: method === "other" ? "Customer paid" : `Customer paid by ${lower(METHODS[method])}` };
  }
  const started = head.type === "payment-pending" && way.find(({ type }) => type === "payment-started");
  return started && started.type === "payment-started" ? { amountMinor: started.data.amountMinor } : {};
}

/** An event as one step of its payment; null when the line does without it. `timed`: it has a time of its own. */
export function paymentStep({ type }: CaseEvent): { words: string; timed: boolean } | null {
  const words = HEADS[type] ?? FOLLOWS[type];
  return words === undefined ? null : { words, timed: type in HEADS };
}
