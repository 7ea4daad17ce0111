"use client";
import { useQuery } from "@tanstack/react-query";
import type { Owner } from "../domain/events.ts";
import type { Outcome } from "../domain/reassignment.ts";
import { api } from "./api.ts";
import { keys, useMe } from "./queries.ts";

export type BulkResult = {
  id: string;
  toTeam: string;
  toUser: string | null;
  createdAt: string;
  finishedAt: string | null;
  total: number;
  done: number;
  moved: number;
};
export type BulkItem = { ref: string; outcome: Outcome | null; says: string | null; owner?: Owner };

const RUNNING_MS = 3_000;
const SELDOM_MS = 60_000;

/** What a lead's reassignments of many cases came to, newest first, until they say that they have seen it. */
export function useBulkResults(): BulkResult[] {
  const { data: me } = useMe();
  const { data } = useQuery({
    queryKey: [...keys.inbox, "results"],
    queryFn: async ({ signal }) => (await api.get<{ items: BulkResult[] }>("/reassignments", signal)).items,
    enabled: me?.role === "lead",
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? RUNNING_MS : SELDOM_MS),
  });
  return unseen(data ?? [], me?.preferences.resultsSeen);
}

/** Finished, and later than what was seen. Instants of one form compare as texts. */
export function unseen(results: BulkResult[], seen: string | undefined): BulkResult[] {
  return results.filter(({ finishedAt }) => finishedAt !== null && finishedAt > (seen ?? ""));
}

export async function fetchNotMoved(id: string): Promise<BulkItem[]> {
  const { items } = await api.get<{ items: BulkItem[] }>(`/reassignments/${id}`);
  return items.filter(({ outcome }) => outcome !== "moved");
}

function isRunning({ finishedAt }: BulkResult): boolean {
  return finishedAt === null;
}
