import { localDay, plusMinutes } from "./calendar.ts";
import type { CaseState } from "./case.ts";
import { debtOf, type Gate, judge, type Made, type Proposal } from "./contact-facts.ts";

type Asked = Pick<Proposal, "purpose" | "debtId"> & {
  /** The customer is spoken with at this moment; by then that is on record. */
  spoken: boolean;
};
const A_DAY = 2;
/** A fortnight of hours. */
const LOOKS = 14 * 24;

/** The next whole hours at which a call would be lawful by what is known now, at most two on one of the customer's days. */
export function callSlots(
  state: CaseState,
  gate: Gate,
  from: string,
  { spoken, ...asked }: Asked,
  most: number,
): string[] {
  const history = spoken ? [...gate.history, conversation(from, debtOf(state, asked.debtId).id)] : gate.history;
  const proposal = { ...asked, channel: "call", recipient: "customer", automated: false } as const;
  const zone = state.customer.timeZones[0] ?? "UTC";
  const slots: string[] = [];
  let at = hourAfter(from);
  for (let looks = 0; looks < LOOKS && slots.length < most; looks += 1) {
    const { decision, until } = judge(proposal, at, state, { ...gate, history });
    if (decision === "deny") return slots;
    const day = localDay(at, zone);
    if (decision === "allow" && slots.filter((slot) => localDay(slot, zone) === day).length < A_DAY) slots.push(at);
    at = until === undefined ? plusMinutes(at, 60) : hourFrom(until);
  }
  return slots;
}

function conversation(at: string, debtId: string): Made {
  return {
    at,
    channel: "call",
    direction: "outbound",
    kind: "conversation",
    debtId,
    connected: true,
    consented: false,
  };
}

function hourAfter(at: string): string {
  return hourFrom(plusMinutes(at, 1));
}

/** That instant when it is a whole hour, else the next. */
function hourFrom(at: string): string {
  const past = Number(at.slice(14, 16)) * 60 + Number(at.slice(17, 19)) + Number(at.slice(20, 23)) / 1_000;
  return plusMinutes(at, past === 0 ? 0 : 60 - past / 60);
}
