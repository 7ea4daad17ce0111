/** Demands that wait to be sent are taken back with what they rest on, in the same step. */
import type { CaseState, OutgoingContact } from "./case.ts";
import { isDemanding } from "./contact-policy/rule.ts";
import type { Allocation, NewEvent } from "./events.ts";

/** Of a case that is being closed: every demand that has not gone out. */
export function demandsOfClosed(state: CaseState): NewEvent[] {
  return planned(state).map(({ id }) => cancelled(id, "case-closed"));
}

/** Of debts that this payment settles: the demands about them, and those about no named debt once nothing is owed. */
export function demandsOfPaid(state: CaseState, allocations: readonly Allocation[]): NewEvent[] {
  const received = new Map(allocations.map(({ debtId, amountMinor }) => [debtId, amountMinor]));
  const isOwed = (debtId: string) =>
    state.debts.some(({ id, balanceMinor }) => id === debtId && balanceMinor > (received.get(id) ?? 0));
  const nothingOwed = state.debts.every(({ id }) => !isOwed(id));
  return planned(state)
    .filter(({ debtId }) => (debtId === undefined ? nothingOwed : received.has(debtId) && !isOwed(debtId)))
    .map(({ id }) => cancelled(id, "debt-paid"));
}

function planned({ contacts }: CaseState): OutgoingContact[] {
  return contacts.filter((contact) => ["scheduled", "parked"].includes(contact.status) && isDemanding(contact));
}

function cancelled(contactId: string, why: "case-closed" | "debt-paid"): NewEvent {
  return { type: "contact-cancelled", data: { contactId, why } };
}
