"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "#lib/client/api.ts";
import { keys } from "#lib/client/queries.ts";
import type { CalendarId, Weekday } from "#lib/domain/calendar.ts";
import type { Jurisdiction, Role } from "#lib/domain/codes.ts";
import type { Duty } from "#lib/domain/directory.ts";
import type { MoneyRules } from "#lib/domain/money-rules.ts";
import type { Scope } from "#lib/domain/permissions.ts";

export type AdminPerson = {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  teams: string[];
  joined: boolean;
  seenAt: string | null;
  open: number;
};
export type Hours = Partial<Record<Weekday, [string, string][]>>;
export type AdminTeam = {
  slug: string;
  name: string;
  timeZone: string;
  calendar: CalendarId;
  hours: Hours;
  firstActionMinutes: number;
  acceptMinutes: number;
  portfolios: string[];
  members: number;
  duty: Duty[];
};
export type AdminPortfolio = {
  slug: string;
  name: string;
  creditor: string;
  currency: string;
  jurisdiction: Jurisdiction;
  timeZone: string;
  defaultTeam: string;
  teams: string[];
  open: number;
  /** All of them, with the house's where the portfolio has none of its own. */
  money: MoneyRules;
};
export type ApiKey = {
  id: string;
  name: string;
  scopes: Scope[];
  createdBy: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  /** Until when the secret before the last one still works. */
  previousUntil: string | null;
};
export type Change = {
  id: string;
  at: string;
  actor: { kind: string; id: string };
  what: string;
  label: string;
  detail: Record<string, unknown>;
};
export type MoveGroup = {
  kind: "case" | "offer-withdrawn" | "offer-readdressed";
  to: { team: string; user: string | null };
  open: number;
  refs: string[];
};
export type DutyLost = {
  team: string;
  from: string;
  until: string | null;
  as: "lead" | "deputy";
  successor: string | null;
};
/** What a change moved in the end. */
export type Moved = { moved: string[] };
export type MovesPreview = { moves: MoveGroup[]; duty: DutyLost[] };
type List<T> = { items: T[]; nextCursor: string | null };

const ADMIN = "admin";

export const useAdminPeople = () => useWhole<AdminPerson>("/admin/people");
export const useAdminTeams = () => useWhole<AdminTeam>("/admin/teams");
export const useAdminPortfolios = () => useWhole<AdminPortfolio>("/admin/portfolios");
export const useKeys = () => useWhole<ApiKey>("/keys");

export function useOrganisation() {
  return useQuery({
    queryKey: [ADMIN, "organisation"],
    queryFn: ({ signal }) => api.get<{ name: string; fallbackLead: string | null }>("/admin/organisation", signal),
  });
}

/** What a change would move; asked afresh every time that it is looked at. */
export function useMovesPreview(path: string | null) {
  return useQuery({
    queryKey: [ADMIN, "moves", path],
    queryFn: ({ signal }) => api.get<MovesPreview>(path ?? "", signal),
    enabled: path !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Why a change that moves cases must wait: what it moves has not been shown yet. */
export function useUnseenMoves(path: string | null): string | undefined {
  const { data } = useMovesPreview(path);
  return path !== null && !data ? "What moves is not known yet." : undefined;
}

/** The audit of the organisation, newest first, page by page. */
export function useChanges() {
  return useInfiniteQuery({
    queryKey: [ADMIN, "changes"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<Change>>(`/admin/changes${pageParam ? `?cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** After a change: every list of the admin pages and the desk's own names are asked for again. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return useCallback(() => {
    const lists = [[ADMIN], keys.people, keys.teams, keys.portfolios];
    return Promise.all(lists.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

/** A list with all its pages. */
function useWhole<T>(path: string) {
  return useQuery({ queryKey: [ADMIN, path], queryFn: ({ signal }) => fetchWhole<T>(path, signal) });
}

async function fetchWhole<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: List<T> = await api.get(path + (cursor ? `?limit=200&cursor=${cursor}` : ""), signal);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
