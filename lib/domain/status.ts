import type { CaseState } from "./case.ts";
import { type CloseReason, HOLD_KINDS, type HoldStanding, type Status } from "./codes.ts";

const CLOSED: Record<CloseReason, Status> = {
  paid: "closed-paid",
  settled: "closed-settled",
  "written-off": "closed-written-off",
  returned: "closed-returned",
  duplicate: "closed-other",
  other: "closed-other",
};

/** Precedence of the derived label, first match wins (codes.md, Status). Closed states come before all. */
const PRECEDENCE: { status: Status; holds: (state: CaseState) => boolean }[] = [
  { status: "legal-protection", holds: (state) => hasHold(state, "legal-protection") },
  { status: "disputed", holds: (state) => hasOpenDispute(state) || hasHold(state, "disputed") },
  { status: "in-review", holds: (state) => hasHold(state, "in-review") },
  { status: "on-hold", holds: (state) => hasHold(state, "on-hold") },
  {
    status: "promise-broken",
    holds: (state) => (state.lastPromise === "broken" || state.lastPlan === "broken") && state.arrangement === null,
  },
  { status: "paying", holds: (state) => state.arrangement?.kind === "plan" },
  { status: "arranging", holds: (state) => state.arrangement?.kind === "promise" },
  { status: "engaged", holds: (state) => state.spokenWith },
  { status: "contacting", holds: (state) => state.attempted },
];

/** The status label of a state: derived, never set. */
export function statusOf(state: CaseState): Status {
  if (state.lifecycle.state === "closed") return CLOSED[state.lifecycle.reason];
  return PRECEDENCE.find((row) => row.holds(state))?.status ?? "new";
}

function hasHold(state: CaseState, standing: HoldStanding): boolean {
  return state.holds.some((hold) => HOLD_KINDS[hold.kind].standing === standing);
}

function hasOpenDispute(state: CaseState): boolean {
  return state.disputes.some((dispute) => dispute.state.is === "open");
}
