"use client";
import { useQuery } from "@tanstack/react-query";
import { api } from "./api.ts";
import { usePause } from "./pause.ts";
import type { View } from "./queue-filter.ts";

export type ViewCounts = Record<View, { count: number; more: boolean }>;
const EVERY_MS = 15_000;

/** How many cases our views have, and when that was counted. */
export function useViewCounts(): { counts: ViewCounts | undefined; at: number } {
  const { paused } = usePause();
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ["view-counts"],
    queryFn: async ({ signal }) => (await api.get<{ counts: ViewCounts }>("/cases/counts", signal)).counts,
    staleTime: EVERY_MS,
    refetchInterval: paused ? false : EVERY_MS,
  });
  return { counts: data, at: dataUpdatedAt };
}
