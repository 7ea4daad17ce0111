import { type Narrowing, narrowed } from "#lib/client/queue-filter.ts";
import { STATUSES } from "#lib/domain/codes.ts";
import { DUE_RANGES, HOLD_FILTERS } from "#lib/domain/list-filter.ts";

export type FilterNames = {
  team: (slug: string) => string;
  person: (id: string) => string;
  portfolio: (slug: string) => string;
};
export type Chip = { key: keyof Narrowing; words: string };

/** Each filter that applies, in words. */
export function chipsOf(filter: Narrowing, names: FilterNames): Chip[] {
  return narrowed(filter).map((key) => ({ key, words: wordsOf(key, filter, names) }));
}

function wordsOf(key: keyof Narrowing, filter: Narrowing, names: FilterNames): string {
  const value = filter[key] ?? "";
  switch (key) {
    case "team":
      return `Team: ${names.team(value)}`;
    case "owner":
      return `Owner: ${names.person(value)}`;
    case "portfolio":
      return `Portfolio: ${names.portfolio(value)}`;
    case "status":
      return `Status: ${filter.status ? STATUSES[filter.status] : value}`;
    case "hold":
      return filter.hold ? HOLD_FILTERS[filter.hold] : value;
    case "due":
      return filter.due ? DUE_RANGES[filter.due] : value;
    case "balanceMin":
      return `Balance from ${majorOf(value)}`;
    case "balanceMax":
      return `Balance to ${majorOf(value)}`;
    default:
      return key satisfies never;
  }
}

/** "50000" → "500.00": lists hold several currencies, so the amount stands without one. */
export function majorOf(minor: string | null): string {
  if (minor === null || minor === "") return "";
  const value = Number(minor);
  return Number.isFinite(value) ? (value / 100).toFixed(2) : minor;
}

/** "1,250.5" → "125050"; null for nothing; undefined for what is no amount. */
export function minorOf(major: string): string | null | undefined {
  const text = major.trim().replaceAll(/[,\s]/g, "");
  if (text === "") return null;
  return /^-?\d{1,9}(\.\d{1,2})?$/.test(text) ? String(Math.round(Number(text) * 100)) : undefined;
}
