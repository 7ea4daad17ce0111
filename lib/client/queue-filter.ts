import { parseAsString, parseAsStringLiteral } from "nuqs";
import { STATUSES, type Status } from "../domain/codes.ts";
import { DUE_RANGES, type DueRange, HOLD_FILTERS, type HoldFilter } from "../domain/list-filter.ts";

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

/** What narrows a list beside its view; null does not. */
export type Narrowing = {
  team: string | null;
  owner: string | null;
  status: Status | null;
  portfolio: string | null;
  hold: HoldFilter | null;
  due: DueRange | null;
  balanceMin: string | null;
  balanceMax: string | null;
};
export type QueueFilter = { view: View; sort: Sort } & Narrowing;

export const NO_NARROWING: Narrowing = {
  team: null,
  owner: null,
  status: null,
  portfolio: null,
  hold: null,
  due: null,
  balanceMin: null,
  balanceMax: null,
};

const keysOf = <Key extends string>(table: Record<Key, string>) => Object.keys(table) as Key[];

/**
 * The list's state in the URL, so that it can be pasted to a colleague and survives opening a case. `view` is one of ours
 * or the id of a saved view, which then says the rest; `saved` names the saved view that a changed state came from.
 */
export const queueParsers = {
  view: parseAsString.withDefault("mine"),
  saved: parseAsString,
  sort: parseAsStringLiteral(keysOf(SORTS)).withDefault("due"),
  team: parseAsString,
  owner: parseAsString,
  status: parseAsStringLiteral(keysOf(STATUSES)),
  portfolio: parseAsString,
  hold: parseAsStringLiteral(keysOf(HOLD_FILTERS)),
  due: parseAsStringLiteral(keysOf(DUE_RANGES)),
  balanceMin: parseAsString,
  balanceMax: parseAsString,
};

export function isView(view: string): view is View {
  return view in VIEWS;
}

export function isSavedId(view: string): boolean {
  return view.startsWith("v_");
}

/** Which parts narrow the list now. */
export function narrowed(filter: Narrowing): (keyof Narrowing)[] {
  return keysOf(NO_NARROWING as Record<keyof Narrowing, never>).filter((key) => filter[key] !== null);
}

/** What the API is asked for, and what a saved view keeps: nothing that is not set. */
export function filterParameters(filter: QueueFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The part of a URL that carries the list's state, with its question mark; empty at the defaults. */
export function queueSearch(filter: QueueFilter, saved: string | null = null): string {
  const { view, sort, ...rest } = filterParameters(filter);
  const search = new URLSearchParams({
    ...(view !== "mine" && { view }),
    ...(saved && { saved }),
    ...(sort !== "due" && { sort }),
    ...rest,
  } as Record<string, string>);
  const text = search.toString();
  return text ? `?${text}` : "";
}

export function sameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return queueSearch(one) === queueSearch(other);
}
