import type { CaseState } from "./case.ts";
import type { Purpose } from "./contact-policy/input.ts";

/** What somebody who contacts the customer now would do it for, when they say nothing else. */
export function naturalPurpose(
  state: Pick<CaseState, "holds" | "balanceMinor" | "nextAction" | "contactFacts">,
): Purpose {
  const { holds, balanceMinor, nextAction, contactFacts } = state;
  if (nextAction?.call) return nextAction.call.purpose;
  const kinds = holds.map(({ kind }) => kind);
  if (contactFacts.death !== null) return "support";
  if (kinds.some((kind) => kind !== "dispute" && kind !== "complaint")) return "support";
  if (kinds.includes("dispute")) return "dispute-response";
  if (kinds.includes("complaint")) return "complaint-response";
  return balanceMinor > 0 ? "collection" : "payment-confirmation";
}
