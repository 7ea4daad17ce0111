"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral } from "nuqs";
import { ACCESS_ACTIONS, type AccessAction, type AccessDoor } from "../domain/access.ts";
import { api } from "./api.ts";

export type AccessEntry = {
  id: string;
  at: string;
  actor: { kind: string; id: string; name: string | null };
  via: AccessDoor | null;
  action: AccessAction;
  ref: string | null;
  field: string | null;
  purpose: string | null;
  detail: Record<string, unknown> | null;
  results: number | null;
};
/** Days as the reader's calendar has them; `until` is the last day that is shown. */
export type AccessFilter = {
  ref: string | null;
  person: string | null;
  action: AccessAction | null;
  from: string | null;
  until: string | null;
};
type Page = { items: AccessEntry[]; nextCursor: string | null };

/** References, ids and days: nothing personal stands in the address. */
export const accessParsers = {
  ref: parseAsString,
  person: parseAsString,
  action: parseAsStringLiteral(Object.keys(ACCESS_ACTIONS) as AccessAction[]),
  from: parseAsString,
  until: parseAsString,
};

/** Each look is noted, so it is asked for once and never again by itself. */
export function useAccessLog(filter: AccessFilter, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ["access-log", filter],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams(asked(filter));
      if (pageParam) search.set("cursor", pageParam);
      return api.get<Page>(`/access-log?${search}`, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    enabled,
  });
}

/** The filters as the API takes them: whole days of this browser become instants, the last day included. */
export function asked({ ref, person, action, from, until }: AccessFilter): Record<string, string> {
  const given = { ref, person, action, from: instantOf(from, 0), until: instantOf(until, 1) };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function instantOf(day: string | null, daysLater: number): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "");
  if (!parts) return null;
  const [year = 0, month = 1, date = 1] = parts.slice(1).map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
