"use client";
import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import type { CaseState } from "../domain/case.ts";
import type { Role } from "../domain/codes.ts";
import type { Absence } from "../domain/directory.ts";
import type { CaseEvent } from "../domain/events.ts";
import type { Tour } from "../domain/guided-tour.ts";
import type { UserViewer } from "../domain/permissions.ts";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { applyEvents, type LiveCase } from "./apply-event.ts";

export type Preferences = {
  theme?: "light" | "dark" | "system";
  shortcuts?: boolean;
  announcements?: "all" | "important" | "off";
  queue?: "list" | "table";
  /** Browser notifications; each browser must have allowed them too. */
  notifications?: boolean;
  /** When the last bulk result that the person has seen was there. */
  resultsSeen?: string;
  tour?: Tour;
};
export type Me = {
  id: string;
  name: string;
  email: string;
  role: Role;
  teams: string[];
  portfolios: string[];
  preferences: Preferences;
  idleMinutes: number;
};
export type TeamView = {
  slug: string;
  name: string;
  timeZone: string;
  portfolios: string[];
  acceptMinutes: number;
  dutyLead: string | null;
  /** How many cases wait there untaken; null for those who do not lead the team. */
  waiting?: number | null;
};
export type PersonView = {
  id: string;
  name: string;
  role: Role;
  teams: string[];
  active: boolean;
  open: number;
  absence: Absence | null;
};
export type PortfolioView = {
  slug: string;
  name: string;
  currency: string;
  jurisdiction: string;
  timeZone: string;
  payments: { debts: "oldest" | "highest"; customersChoice: boolean };
};
export type OwnershipRange = {
  team: string;
  user: string | null;
  from: number;
  to: number | null;
  since: string;
  until: string | null;
};
type List<T> = { items: T[]; nextCursor?: string | null };

export const keys = {
  me: ["me"] as const,
  teams: ["teams"] as const,
  people: ["people"] as const,
  portfolios: ["portfolios"] as const,
  inbox: ["inbox"] as const,
  day: ["demo-day"] as const,
  case: (ref: string) => ["case", ref] as const,
  linked: (ref: string) => ["linked", ref] as const,
  ownership: (ref: string) => ["ownership", ref] as const,
  queue: (filter: object) => ["queue", filter] as const,
};

/** How many of its newest events come with a case, and how many more each time when older ones are asked for. */
const WITH_CASE = 100;
const NEWEST = 200;
const SELDOM = 60_000;

export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: ({ signal }) => api.get<Me>("/me", signal), staleTime: SELDOM });
}

/** The signed-in person as the permission table sees them. */
export function viewerOf(me: Me): UserViewer {
  return { kind: "user", id: me.id, role: me.role, teams: me.teams, portfolios: me.portfolios };
}

export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: async ({ signal }) => (await api.get<List<TeamView>>("/teams?limit=200", signal)).items,
    staleTime: SELDOM,
  });
}

export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: async ({ signal }) => (await api.get<List<PersonView>>("/people?limit=200", signal)).items,
    staleTime: SELDOM,
  });
}

export function usePortfolios() {
  return useQuery({
    queryKey: keys.portfolios,
    queryFn: async ({ signal }) => (await api.get<List<PortfolioView>>("/portfolios?limit=200", signal)).items,
    staleTime: SELDOM,
  });
}

/** The customer's other cases that the reader may open. */
export function useLinked(ref: string) {
  return useQuery({
    queryKey: keys.linked(ref),
    queryFn: async ({ signal }) => (await api.get<List<QueueRow>>(`/cases/${ref}/linked`, signal)).items,
  });
}

export function useOwnership(ref: string, version: number) {
  return useQuery({
    queryKey: [...keys.ownership(ref), version],
    queryFn: async ({ signal }) => (await api.get<List<OwnershipRange>>(`/cases/${ref}/ownership`, signal)).items,
    placeholderData: (before) => before,
  });
}

/** The case with its newest events; kept current by `useLiveCase`. */
export function useCase(ref: string) {
  return useQuery(caseQuery(useQueryClient(), ref));
}

/** How a case is asked for, by the screen that shows it and by the click that opens it. */
export function caseQuery(client: QueryClient, ref: string) {
  return queryOptions({
    queryKey: keys.case(ref),
    queryFn: ({ signal }) => readCase(client, ref, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The case as fetched, with what was pushed while it was on its way: that came once and does not come again. */
export async function readCase(client: QueryClient, ref: string, signal?: AbortSignal): Promise<LiveCase> {
  const fetched = await fetchCase(ref, signal);
  const held = client.getQueryData<LiveCase>(keys.case(ref));
  return held ? applyEvents(fetched, held.events).live : fetched;
}

/** State and newest events in one answer: both are of one version. */
async function fetchCase(ref: string, signal?: AbortSignal): Promise<LiveCase> {
  type Answer = { case: CaseState; version: number; events: CaseEvent[] };
  const { case: state, version, events } = await api.get<Answer>(`/cases/${ref}?newest=${WITH_CASE}`, signal);
  return { state, version, events };
}

/** Events after a version, oldest first, at most 200. */
export async function fetchEvents(ref: string, after: number, signal?: AbortSignal): Promise<CaseEvent[]> {
  return (await api.get<List<CaseEvent>>(`/cases/${ref}/events?after=${after}&limit=${NEWEST}`, signal)).items;
}
