"use client";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsString } from "nuqs";
import { api } from "./api.ts";

export type BlockedContact = {
  id: string;
  ref: string;
  version: number;
  at: string;
  decision: "defer" | "deny";
  rules: string[];
  pack: { id: string; version: string };
  channel: string;
  purpose: string;
  automated: boolean;
  until: string | null;
  team: string;
  portfolio: string;
};
export type Counted = { name: string; count: number };
export type BlockedSums = {
  total: number;
  rules: Counted[];
  versions: { pack: string; version: string; count: number }[];
  teams: Counted[];
  portfolios: Counted[];
  days: Counted[];
};
/** Codes, slugs and days; `until` is the last day that is shown. */
export type BlockedFilter = Record<
  "rule" | "pack" | "version" | "team" | "portfolio" | "from" | "until",
  string | null
>;

export const blockedParsers = {
  rule: parseAsString,
  pack: parseAsString,
  version: parseAsString,
  team: parseAsString,
  portfolio: parseAsString,
  from: parseAsString,
  until: parseAsString,
};

export function useBlocked(filter: BlockedFilter) {
  return useInfiniteQuery({
    queryKey: ["blocked-contacts", filter],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(askedBlocked(filter));
      if (pageParam) search.set("cursor", pageParam);
      return api.get<{ items: BlockedContact[]; nextCursor: string | null }>(`/blocked-contacts?${search}`, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function useBlockedSums(filter: BlockedFilter) {
  return useQuery({
    queryKey: ["blocked-contacts", "sums", filter],
    queryFn: ({ signal }) =>
      api.get<BlockedSums>(`/blocked-contacts/sums?${new URLSearchParams(askedBlocked(filter))}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** The filters as the API takes them: whole days of this browser become instants, the last day included. */
export function askedBlocked({ from, until, ...codes }: BlockedFilter): Record<string, string> {
  const given = { ...codes, from: instantOf(from, 0), until: instantOf(until, 1) };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function instantOf(day: string | null, daysLater: number): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "");
  if (!parts) return null;
  const [year = 0, month = 1, date = 1] = parts.slice(1).map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
