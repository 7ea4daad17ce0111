"use client";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Delimiter, Encoding } from "../domain/import/file-form.ts";
import type { Mapping } from "../domain/import/mapping.ts";
import { api } from "./api.ts";
import { usePause } from "./pause.ts";

export type ImportState = "staging" | "running" | "paused" | "done" | "failed";
export type ImportCounts = Record<
  | "rows"
  | "read"
  | "wrong"
  | "filtered"
  | "withheld"
  | "customers"
  | "cases"
  | "commands"
  | "applied"
  | "repeated"
  | "refused"
  | "finished",
  number
>;
export type Actor = { kind: string; id: string };
export type ImportView = {
  id: string;
  state: ImportState;
  dryRun: boolean;
  asOf: string;
  source: string;
  fileName: string | null;
  encoding: Encoding;
  delimiter: Delimiter;
  startedBy: Actor;
  counts: ImportCounts;
  rate: number;
  failure: string | null;
  startedAt: string;
  pausedAt: string | null;
  finishedAt: string | null;
};
export type LeftOutError = { line: number; column?: string; field: string; message: string };
export type ImportInFull = ImportView & { mapping: Mapping; errors: LeftOutError[] };
export type SavedMapping = {
  id: string;
  name: string;
  mapping: Mapping;
  createdBy: Actor;
  createdAt: string;
  changedBy: Actor;
  changedAt: string;
};
type List<T> = { items: T[]; nextCursor: string | null };

const IMPORTS = ["imports"] as const;
const MAPPINGS = ["import-mappings"] as const;
const OFTEN = 1_000;
const SELDOM = 4_000;

export function isUnderWay({ state }: Pick<ImportView, "state">): boolean {
  return state === "staging" || state === "running";
}

/** Imports, newest first, page by page; asked for again while one of them is under way. */
export function useImports() {
  const { paused } = usePause();
  return useInfiniteQuery({
    queryKey: [...IMPORTS, "list"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<ImportView>>(`/imports${pageParam ? `?cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const all = state.data?.pages.flatMap(({ items }) => items) ?? [];
      if (paused) return false;
      return all.some(isUnderWay) ? OFTEN * 2 : all.some((one) => one.state === "paused") && SELDOM;
    },
  });
}

/** One import with what was left out; asked for every second while it is under way, unless live updates are paused. */
export function useImport(id: string | null) {
  const { paused } = usePause();
  return useQuery({
    queryKey: [...IMPORTS, id],
    queryFn: ({ signal }) => api.get<ImportInFull>(`/imports/${id}`, signal),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (paused || !data) return false;
      return isUnderWay(data) ? OFTEN : data.state === "paused" && SELDOM;
    },
  });
}

/** Pause and resume: the answer is how the import stands then. */
export function useImportPause(id: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (act: "pause" | "resume") => api.post<ImportInFull>(`/imports/${id}/${act}`, undefined),
    onSuccess: (now) => client.setQueryData([...IMPORTS, id], now),
    onSettled: () => client.invalidateQueries({ queryKey: IMPORTS }),
  });
}

/** Mappings kept under a name, for everybody who imports. */
export function useSavedMappings() {
  return useQuery({
    queryKey: MAPPINGS,
    queryFn: async ({ signal }) => {
      const items: SavedMapping[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const path: string = `/import-mappings?limit=200${cursor ? `&cursor=${cursor}` : ""}`;
        const page: List<SavedMapping> = await api.get(path, signal);
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      return items;
    },
  });
}

/** After a mapping was kept, changed or dropped. */
export function useMappingsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: MAPPINGS });
}
