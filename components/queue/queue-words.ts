import type { QueueList } from "#components/queue/use-queue-list.ts";
import { type Sort, VIEWS } from "#lib/client/queue-filter.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";

const ORDER_WORDS: Record<Sort, string> = {
  due: "Order: due first, then what has no date",
  balance: "Order: largest balance first",
  updated: "Order: last changed first",
};

/** What a saved view is for and whose it is, before its order. */
export function hintOf({ filter, saved }: QueueState, owner: (id: string) => string, me: string | undefined): string {
  const whose = saved && saved.owner !== me ? `Kept by ${owner(saved.owner)}.` : "";
  const what = saved?.description ? sentence(saved.description) : "";
  return [what, whose, filter ? ORDER_WORDS[filter.sort] : ""].filter(Boolean).join(" ");
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** What the list on the screen is called. */
export function titleOf({ filter, saved, changed, missing }: QueueState): string {
  if (saved) return changed ? `${saved.name}, changed` : saved.name;
  if (missing) return "No such view";
  return filter ? VIEWS[filter.view] : "Cases";
}

/** How many cases are listed: nothing is said before they are there, and when they did not come; none is a fact, and is said. */
export function countOf({ queue, calm }: Pick<QueueList, "queue" | "calm">): { short: string; long: string } {
  const shown = calm.rows.length;
  if (shown === 0 && !queue.isSuccess) return { short: "", long: "" };
  if (queue.hasNextPage) return { short: `${shown}+`, long: `${shown} loaded, more follow` };
  return { short: `${shown}`, long: shown === 1 ? "1 case" : `${shown} cases` };
}
