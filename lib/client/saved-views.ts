"use client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ApiProblem, api } from "./api.ts";
import { filterParameters, NO_NARROWING, type QueueFilter } from "./queue-filter.ts";

export type SavedView = {
  id: string;
  name: string;
  description: string;
  owner: string;
  team: string | null;
  filter: Record<string, string | number>;
  pinned: number | null;
  mayChange: boolean;
};
export type ViewDraft = { name: string; description: string; team: string | null };

const KEY = ["views"] as const;
const SELDOM = 60_000;
export const MOST_PINNED = 10;

/** The views that this person may use: pinned ones first, in their order. */
export function useSavedViews() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get<{ items: SavedView[] }>("/views", signal)).items,
    staleTime: SELDOM,
  });
}

/** One view by its id, from an address: null while it is not known. `missing` says why there is none. */
export function useSavedView(id: string | null): { view: SavedView | null; missing: string | null } {
  const { data } = useSavedViews();
  const known = data?.find((one) => one.id === id) ?? null;
  const asked = useQuery({
    queryKey: [...KEY, id],
    enabled: id !== null && data !== undefined && known === null,
    queryFn: ({ signal }) => api.get<SavedView>(`/views/${id}`, signal),
    retry: (tries, error) => tries < 3 && error instanceof ApiProblem && error.isUnanswered,
  });
  if (id === null) return { view: null, missing: null };
  return { view: known ?? asked.data ?? null, missing: asked.error?.message ?? null };
}

/** The list that a saved view stands for. */
export function filterOf({ filter }: SavedView): QueueFilter {
  const said = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  return { ...NO_NARROWING, view: "all", sort: "due", ...said } as QueueFilter;
}

/** Everything that is done to views; each act answers once every list of views knows. */
export function useViewActs() {
  const client = useQueryClient();
  return useMemo(() => viewActs(client), [client]);
}

function viewActs(client: QueryClient) {
  const after = async <T>(answer: Promise<T>): Promise<T> => {
    const done = await answer;
    await client.invalidateQueries({ queryKey: KEY });
    return done;
  };
  return {
    keep: (draft: ViewDraft, filter: QueueFilter) =>
      after(api.post<SavedView>("/views", { ...draft, filter: filterParameters(filter) })),
    change: (id: string, draft: Partial<ViewDraft>, filter?: QueueFilter) =>
      after(api.patch<SavedView>(`/views/${id}`, { ...draft, ...(filter && { filter: filterParameters(filter) }) })),
    drop: (id: string) => after(api.delete<null>(`/views/${id}`)),
    restore: (id: string) => after(api.post<SavedView>(`/views/${id}/restoration`)),
    pin: (ids: string[]) => after(api.put<null>("/views/pins", { ids })),
  };
}
