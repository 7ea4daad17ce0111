import type { CaseState } from "./case.ts";
import type { HoldKind } from "./codes.ts";
import { type DueWhy, dueOf } from "./figures.ts";

/** A case as a list shows it (http-api.md 2). Stored sealed beside the case, so that a list opens no whole state. */
export type QueueRow = {
  ref: string;
  version: number;
  customerName: string;
  portfolio: string;
  status: string;
  balanceMinor: number;
  currency: string;
  owner: CaseState["owner"];
  handover: CaseState["handover"];
  dueAt: string | null;
  dueWhy: string | null;
  holds: HoldKind[];
  adjustments: string[];
  updatedAt: string;
};

/** What stands for the name in a row of which nothing could be opened; its reference and what is in clear are there. */
export const UNREADABLE = "[cannot be read]";

const WHY: Record<DueWhy, (state: CaseState) => string> = {
  "first-action": () => "First action",
  "offer-expires": () => "Offer waits for an answer",
  "next-action": ({ nextAction }) =>
    nextAction?.call ? `Call: ${nextAction.what}` : (nextAction?.what ?? "Next action"),
  "promise-due": () => "Promise due",
  "instalment-due": () => "Instalment due",
  "plan-review": () => "Plan to be reviewed",
};

export function queueRowOf(state: CaseState, updatedAt: string): QueueRow {
  const { ref, version, portfolio, status, balanceMinor, currency, owner, handover, dueAt } = state;
  const due = dueOf(state);
  return {
    ref,
    version,
    customerName: state.customer.name,
    portfolio,
    status,
    balanceMinor,
    currency,
    owner,
    handover,
    dueAt,
    dueWhy: due ? WHY[due.why](state) : null,
    holds: [...new Set(state.holds.map((hold) => hold.kind))],
    adjustments: state.customer.adjustments,
    updatedAt,
  };
}
