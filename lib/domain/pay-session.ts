/** A payment while the customer makes it. As long as it lasts nobody asks for money; when it ends, what waited is decided anew. */
import { plusMinutes } from "./calendar.ts";
import type { CaseState, PaySession } from "./case.ts";
import { type Context, requireCurrency, requireDebt } from "./context.ts";
import type { NewEvent } from "./events.ts";
import type { MoneySystemCommand } from "./money-commands.ts";
import { Refusal } from "./refusal.ts";

type Told<T extends MoneySystemCommand["type"]> = Extract<MoneySystemCommand, { type: T }>["data"];

/** One at a time: a new one takes the place of the one before, except while the bank is still to answer that. */
export function startPayment(data: Told<"start-payment">, state: CaseState, context: Context): NewEvent[] {
  requireCurrency(state, data.currency);
  requireDebt(state, data.debtId);
  const before = state.paySession;
  if (before?.id === data.sessionId) return [];
  if (before?.is === "pending")
    throw new Refusal("payment-pending", "A payment is on its way. Do not pay again.", { sessionId: before.id });
  const { minutes, ...started } = data;
  const endsAt = plusMinutes(context.now, minutes);
  const replaced: NewEvent[] = before ? ended(before, "replaced", state, context) : [];
  return [
    ...replaced,
    { type: "payment-started", data: { ...started, endsAt, ...(before && { replaces: before.id }) } },
    {
      type: "hold-placed",
      data: { holdId: data.sessionId, kind: "payment-in-progress", reason: PAYING, until: endsAt },
    },
  ];
}

const PAYING = "The customer is paying now.";
const WAITING = "A payment is on its way from the customer's bank.";

export function chooseMethod({ sessionId, method }: Told<"choose-method">, state: CaseState): NewEvent[] {
  const session = state.paySession;
  if (session?.id !== sessionId || session.is === "pending") return [];
  if (session.method === method && session.is === "open") return [];
  return [{ type: "payment-method-chosen", data: { sessionId, method } }];
}

export function failPayment({ sessionId, code }: Told<"fail-payment">, state: CaseState, context: Context): NewEvent[] {
  const session = state.paySession;
  if (session?.id !== sessionId) return [];
  const fact: NewEvent = { type: "payment-failed", data: { sessionId, code } };
  // What a bank refuses days later is over; what fails on the page may be tried again there.
  return session.is === "pending" ? [fact, ...ended(session, "time-out", state, context)] : [fact];
}

/** The bank answers in days: until then a hold of its own stands. Also when its time to be begun was over a moment before. */
export function awaitPayment(
  { sessionId, until, begun }: Told<"await-payment">,
  state: CaseState,
  context: Context,
): NewEvent[] {
  const session = state.paySession;
  if (session ? session.id !== sessionId || session.is === "pending" : !begun || isPaid(sessionId, state)) return [];
  const holdId = context.newId();
  return [
    ...(!session && begun ? [{ type: "payment-started" as const, data: { sessionId, ...begun, endsAt: until } }] : []),
    { type: "payment-pending", data: { sessionId, until, holdId } },
    { type: "hold-placed", data: { holdId, kind: "payment-in-progress", reason: WAITING, until } },
    ...(session ? lifted(session, state) : []),
  ];
}

function isPaid(id: string, { payments }: CaseState): boolean {
  return payments.some(({ sessionId }) => sessionId === id);
}

export function abandonPayment(
  { sessionId, why }: Told<"abandon-payment">,
  state: CaseState,
  context: Context,
): NewEvent[] {
  const session = state.paySession;
  return session?.id === sessionId ? ended(session, why, state, context) : [];
}

/** Of facts that say that the session's payment has come. */
export function sessionPaid(before: CaseState, facts: readonly NewEvent[], context: Context): NewEvent[] {
  const session = before.paySession;
  const isPaid = facts.some((fact) => fact.type === "payment-received" && fact.data.sessionId === session?.id);
  return session && isPaid ? released(session, before, context) : [];
}

/** The end of a session that nobody ended; its hold ends by itself at the same instant. */
export function sessionTimesOut(session: PaySession, state: CaseState, context: Context): NewEvent[] {
  return ended(session, "time-out", state, context);
}

function ended(
  session: PaySession,
  why: Told<"abandon-payment">["why"],
  state: CaseState,
  context: Context,
): NewEvent[] {
  return [{ type: "payment-abandoned", data: { sessionId: session.id, why } }, ...released(session, state, context)];
}

/** The hold goes, and what it had put off is tried again: the gate decides anew. */
function released(session: PaySession, state: CaseState, { at }: Context): NewEvent[] {
  const waiting = state.contacts.filter(
    ({ status, rules = [], sendAt }) => status === "scheduled" && rules.includes("common.hold") && sendAt > at,
  );
  const retried = waiting.map(
    ({ id: contactId }): NewEvent => ({ type: "contact-retried", data: { contactId, sendAt: at } }),
  );
  return [...lifted(session, state), ...retried];
}

/** Nothing when somebody has lifted it already. */
function lifted({ holdId }: PaySession, { holds }: CaseState): NewEvent[] {
  if (!holds.some(({ id }) => id === holdId)) return [];
  return [{ type: "hold-lifted", data: { holdId, reason: "The payment is over." } }];
}
