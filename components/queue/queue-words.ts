import { type Sort, VIEWS } from "#lib/client/queue-filter.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";

export const ORDER_WORDS: Record<Sort, string> = {
  due: "Order: due first, then what has no date",
  balance: "Order: largest balance first",
  updated: "Order: last changed first",
};

/** What the list on the screen is called. */
export function titleOf({ filter, saved, changed, missing }: QueueState): string {
  if (saved) return changed ? `${saved.name}, changed` : saved.name;
  if (missing) return "No such view";
  return filter ? VIEWS[filter.view] : "Cases";
}
