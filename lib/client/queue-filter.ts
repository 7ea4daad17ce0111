import { parseAsString, parseAsStringLiteral } from "nuqs";

export const VIEWS = {
  mine: "My open cases",
  "offered-to-me": "Offered to me",
  waiting: "Waiting, not taken",
  due: "Due in the hour",
  "promises-today": "Promises due today",
  "on-hold": "On hold",
  team: "My teams",
  all: "All cases",
} as const;
export type View = keyof typeof VIEWS;

export const SORTS = { due: "Due first", balance: "Largest balance", updated: "Last changed" } as const;
export type Sort = keyof typeof SORTS;
export type QueueFilter = { view: View; sort: Sort; team: string | null };

/** The list's state in the URL, so that it can be pasted to a colleague and survives opening a case. */
export const queueParsers = {
  view: parseAsStringLiteral(Object.keys(VIEWS) as View[]).withDefault("mine"),
  sort: parseAsStringLiteral(Object.keys(SORTS) as Sort[]).withDefault("due"),
  team: parseAsString,
};

/** The part of a URL that carries the list's state, with its question mark; empty at the defaults. */
export function queueSearch({ view, sort, team }: QueueFilter): string {
  const search = new URLSearchParams();
  if (view !== "mine") search.set("view", view);
  if (sort !== "due") search.set("sort", sort);
  if (team) search.set("team", team);
  const text = search.toString();
  return text ? `?${text}` : "";
}
