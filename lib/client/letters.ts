"use client";
import { useInfiniteQuery, useIsMutating, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReturnReason, Variant } from "../domain/contact-words.ts";
import type { BatchState, ClosingReason, TakenOut } from "../domain/letters/batch.ts";
import type { Paper } from "../domain/letters/sheet.ts";
import { api } from "./api.ts";
import { usePause } from "./pause.ts";
import { saveFile } from "./save-file.ts";

type Actor = { kind: string; id: string };
export type BatchView = {
  id: string;
  number: number;
  paper: Paper;
  variant: Variant;
  state: BatchState;
  letters: number;
  pages: number;
  takenOut: number;
  judged: number;
  blockedBy: { rule: string; letters: number }[];
  sha256: string | null;
  openedAt: string;
  closed: { at: string; why: ClosingReason; by: Actor | null } | null;
  handedOver: { at: string; by: Actor; printerReference: string } | null;
};
export type LetterView = {
  id: string;
  contactId: string;
  ref: string;
  position: number | null;
  pages: number;
  sha256: string;
  at: string;
  takenOut: TakenOut | null;
  rules: string[];
};
export type ReturnedLine = {
  item: string;
  letter: string | null;
  ref: string | null;
  result: "recorded" | "already" | "unknown" | "unsent" | "refused";
  says: string;
};
type List<T> = { items: T[]; nextCursor: string | null };

const BATCHES = ["letter-batches"] as const;
const SELDOM_MS = 10_000;
const OFTEN_MS = 1_000;
const actOn = (id: string) => [...BATCHES, id, "act"];

/** Print batches, newest first, page by page. Asked for again when the page is looked at, so that no row moves by itself. */
export function useBatches() {
  return useInfiniteQuery({
    queryKey: [...BATCHES, "list"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<BatchView>>(`/letters/batches${pageParam ? `?cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

/** One batch; asked for again while it takes letters, and often while it closes. */
export function useBatch(id: string) {
  const { paused } = usePause();
  const acting = useIsMutating({ mutationKey: actOn(id) }) > 0;
  return useQuery({
    queryKey: [...BATCHES, id],
    queryFn: ({ signal }) => api.get<BatchView>(`/letters/batches/${id}`, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (acting || data?.state === "closing") return OFTEN_MS;
      return !paused && data?.state === "open" && SELDOM_MS;
    },
  });
}

/** Its letters in their order; new ones come at the end. */
export function useBatchLetters(id: string) {
  return useInfiniteQuery({
    queryKey: [...BATCHES, id, "letters"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<LetterView>>(
        `/letters/batches/${id}/letters?limit=100${pageParam ? `&cursor=${pageParam}` : ""}`,
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

/** Close, or hand over with the printer's reference: the answer is how the batch stands then. */
export function useBatchAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: actOn(id),
    networkMode: "always",
    mutationFn: (act: { closes: true } | { printerReference: string }) =>
      "closes" in act
        ? api.post<BatchView>(`/letters/batches/${id}/closure`, undefined)
        : api.post<BatchView>(`/letters/batches/${id}/dispatch`, act),
    onSuccess: (now) => client.setQueryData([...BATCHES, id], now),
    onSettled: () => client.invalidateQueries({ queryKey: BATCHES }),
  });
}

/** Fetches a file and gives it to the browser to keep. */
export function useDownload() {
  return useMutation({
    networkMode: "always",
    mutationFn: async (path: string) => saveFile(await api.download(path)),
  });
}

export function useReturns() {
  return useMutation({
    networkMode: "always",
    mutationFn: async (returned: { why: ReturnReason; items: string[] }) =>
      (await api.post<{ items: ReturnedLine[] }>("/letters/returns", returned)).items,
  });
}
