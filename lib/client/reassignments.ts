"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Owner } from "../domain/events.ts";
import type { Outcome } from "../domain/reassignment.ts";
import { api } from "./api.ts";

type TargetLoad = { open: number; dueInHour: number; overdue: number };
export type PreviewItem = {
  ref: string;
  outcome: Outcome;
  version: number | null;
  customerName: string | null;
  owner: Owner | null;
};
export type ReassignmentPreview = {
  move: number;
  skip: number;
  items: PreviewItem[];
  load: { before: TargetLoad; after: TargetLoad };
};
export type ReassignmentItem = {
  ref: string;
  outcome: Outcome | null;
  says: string | null;
  owner?: Owner;
  by?: { kind: string; id: string };
  changes?: string[];
};
export type Progress = {
  id: string;
  toTeam: string;
  toUser: string | null;
  createdAt: string;
  finishedAt: string | null;
  total: number;
  done: number;
  moved: number;
};
export type Reassignment = Progress & { items: ReassignmentItem[] };
export type Target = { toTeam: string; toUser: string | null };
/** `versions`: at which each case was seen, where that is known. */
export type Chosen = { refs: readonly string[]; versions?: Readonly<Record<string, number>> };

const REASSIGNMENTS = ["reassignments"] as const;
const OFTEN_MS = 500;

/** What would happen, asked for once the target is known. */
export function useReassignmentPreview({ refs, versions }: Chosen, target: Target | null) {
  return useQuery({
    queryKey: [...REASSIGNMENTS, "preview", refs, versions, target],
    queryFn: ({ signal }) => {
      const items = refs.map((ref) => ({ ref, basedOn: versions?.[ref] }));
      const body = { commandId: crypto.randomUUID(), items, ...target, reason: "Preview" };
      return api.post<ReassignmentPreview>("/reassignments?dryRun=1", body, signal);
    },
    enabled: target !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Begins the job; from here on it needs nobody. A case of the preview that has changed since is left and told. */
export function startReassignment(
  commandId: string,
  { versions }: Chosen,
  preview: ReassignmentPreview,
  target: Target,
  reason: string,
): Promise<{ id: string }> {
  const items = preview.items
    .filter(({ outcome }) => outcome !== "not-found")
    .map(({ ref, version, outcome }) => ({
      ref,
      basedOn: (outcome === "changed" ? versions?.[ref] : version) ?? undefined,
    }));
  return api.post("/reassignments", { commandId, items, ...target, reason });
}

/** How far a job is; asked for often until it is done. */
export function useReassignment(id: string) {
  return useQuery({
    queryKey: [...REASSIGNMENTS, id],
    queryFn: ({ signal }) => api.get<Reassignment>(`/reassignments/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : OFTEN_MS),
  });
}

/** My jobs of late; watched while one runs. */
export function useReassignments() {
  return useQuery({
    queryKey: [...REASSIGNMENTS, "mine"],
    queryFn: async ({ signal }) => (await api.get<{ items: Progress[] }>("/reassignments", signal)).items,
    refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => !finishedAt) ? 2 * OFTEN_MS : false),
  });
}

export function useReassignmentsAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: [...REASSIGNMENTS, "mine"] });
}
