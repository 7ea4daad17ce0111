/** Demands that wait to be sent are taken back with what they rest on, in the same step. */
import type { CaseState, OutgoingContact } from "./case.ts";
import { isDemanding } from "./contact-policy/rule.ts";
import type { NewEvent } from "./events.ts";

/** Of a case that is being closed: every demand that has not gone out. */
export function demandsOfClosed(state: CaseState): NewEvent[] {
  return planned(state).map(({ id }) => cancelled(id, "case-closed"));
}

/** Of debts on which nothing is owed any more: the demands about them, and those about no named debt once nothing is owed. */
export function demandsOfPaid(before: CaseState, after: CaseState): NewEvent[] {
  const owed = (state: CaseState, debtId: string) =>
    state.debts.some(({ id, balanceMinor }) => id === debtId && balanceMinor > 0);
  const isPaid = (debtId: string) => owed(before, debtId) && !owed(after, debtId);
  const allPaid = before.balanceMinor > 0 && after.balanceMinor <= 0;
  return planned(after)
    .filter(({ debtId }) => (debtId === undefined ? allPaid : isPaid(debtId)))
    .map(({ id }) => cancelled(id, "debt-paid"));
}

function planned({ contacts }: CaseState): OutgoingContact[] {
  return contacts.filter((contact) => ["scheduled", "parked"].includes(contact.status) && isDemanding(contact));
}

function cancelled(contactId: string, why: "case-closed" | "debt-paid"): NewEvent {
  return { type: "contact-cancelled", data: { contactId, why } };
}
