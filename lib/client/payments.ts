"use client";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral } from "nuqs";
import type { IgnoredFor, LineAct, LineState, Reason } from "../domain/bank/bank-words.ts";
import type { BankCsvMapping } from "../domain/bank/csv-mapping.ts";
import type { DayTotals, Difference } from "../domain/bank/reconcile.ts";
import type { CaseState } from "../domain/case.ts";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { usePause } from "./pause.ts";

type Actor = { kind: string; id: string };
type List<T> = { items: T[]; nextCursor: string | null };
export type CaseShown = Pick<QueueRow, "customerName" | "status" | "balanceMinor" | "currency">;
export type SuggestionView = {
  ref: string;
  debtId?: string;
  paymentId?: string;
  score: number;
  reasons: Reason[];
  case: CaseShown;
};
export type BankLineView = {
  id: string;
  fileId: string;
  bookedOn: string;
  direction: "in" | "out";
  amountMinor: number;
  currency: string;
  returned: boolean;
  state: LineState;
  payout: string | null;
  revision: number;
  said: null | {
    at: string;
    account: string;
    texts: string[];
    counterparty: string | null;
    counterpartyAccount: string | null;
    endToEndId: string | null;
    bankId: string | null;
  };
  suggestions: SuggestionView[];
  hidden: number;
  notes: Reason[];
  reasons: Reason[];
  postings: { no: number; kind: "payment" | "reversal"; ref: string | null; amountMinor: number; undone: boolean }[];
  acts: { revision: number; act: LineAct; by: Actor; at: string; why: IgnoredFor | null; reason: string | null }[];
};
export type BankFileView = {
  id: string;
  name: string | null;
  kind: "camt.053" | "csv";
  receivedAt: string;
  by: Actor;
  lines: number;
  known: number;
  wrong: number;
  pending: number;
  balanced: boolean | null;
  states: Partial<Record<LineState, number>>;
};
type PreviewLine = Pick<BankLineView, "bookedOn" | "direction" | "amountMinor" | "currency"> & {
  at: string;
  counterparty: string | null;
  texts: string[];
};
export type BankPreview = {
  kind: "camt.053" | "csv";
  header: string[];
  mapping: Partial<BankCsvMapping> | null;
  mappingErrors: { path: string; message: string }[];
  balanced: boolean | null;
  counts: { in: number; out: number; wrong: number; pending: number };
  lines: PreviewLine[];
  wrong: { line: number; message: string }[];
};
export type GatewayEventView = {
  gateway: string;
  id: string;
  type: string;
  state: string;
  why: string | null;
  payment: string | null;
  amountMinor: number | null;
  currency: string | null;
  ref: string | null;
  happenedAt: string;
  receivedAt: string;
};
export type Reconciliation = {
  from: string;
  to: string;
  gatewayReadTo: string | null;
  days: DayTotals[];
  differences: Difference[];
};
export type LineAsk =
  | {
      act: "match";
      body:
        | { parts: { ref: string; amountMinor: number; debtId?: string }[] }
        | { reverses: { ref: string; paymentId: string } };
    }
  | { act: "ignoring"; body: { why: IgnoredFor; reason: string } }
  | { act: "undo"; body: { reason: string } };

export const LINE_VIEWS = ["open", "posted", "ignored", "payout"] as const;
export type LineView = (typeof LINE_VIEWS)[number];
export const lineParsers = { state: parseAsStringLiteral(LINE_VIEWS).withDefault("open"), line: parseAsString };

const LINES = ["bank-lines"] as const;
const FILES = ["bank-files"] as const;
const OFTEN_MS = 1_500;
const SELDOM_MS = 5_000;

/** Lines of one state, the newest booked first. Asked for again when the page is looked at and after an act, so that none moves by itself. */
export function useBankLines(state: LineView) {
  return useInfiniteQuery({
    queryKey: [...LINES, "list", state],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<BankLineView>>(`/bank-lines?state=${state}${pageParam ? `&cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

/** One line, and what others do with it while it is looked at. */
export function useBankLine(id: string | null) {
  const { paused } = usePause();
  return useQuery({
    queryKey: [...LINES, id],
    queryFn: ({ signal }) => api.get<BankLineView>(`/bank-lines/${id}`, signal),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: !paused && SELDOM_MS,
  });
}

/** Post, set aside, take back: the answer is how the line stands then. After a refusal it is asked for anew. */
export function useLineAct(line: Pick<BankLineView, "id" | "revision">) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: ({ act, body }: LineAsk) =>
      api.post<BankLineView>(`/bank-lines/${line.id}/${act}`, { revision: line.revision, ...body }),
    onSuccess: (now) => client.setQueryData([...LINES, line.id], now),
    onSettled: () => client.invalidateQueries({ queryKey: LINES }),
  });
}

/** Cases by reference, name, phone or a debt's reference. */
export function useCaseSearch() {
  return useMutation({
    networkMode: "always",
    mutationFn: async (text: string) => (await api.post<List<QueueRow>>("/cases/search", { text })).items.slice(0, 8),
  });
}

/** A case that something is about to be posted to. */
export function useCaseToPost(ref: string | null) {
  return useQuery({
    queryKey: ["case-to-post", ref],
    queryFn: async ({ signal }) => (await api.get<{ case: CaseState }>(`/cases/${ref}`, signal)).case,
    enabled: ref !== null,
    retry: false,
  });
}

/** Bank files, newest first; asked for again while lines of one are being matched. */
export function useBankFiles() {
  const { paused } = usePause();
  return useInfiniteQuery({
    queryKey: [...FILES, "list"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<BankFileView>>(`/bank-files${pageParam ? `?cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
    refetchInterval: ({ state }) => {
      const all = state.data?.pages.flatMap(({ items }) => items) ?? [];
      return !paused && all.some(({ states }) => states.new) && OFTEN_MS;
    },
  });
}

/** How a file would be read; nothing is kept. */
export function usePreviewBankFile() {
  return useMutation({
    networkMode: "always",
    mutationFn: (upload: BankUpload) => api.post<BankPreview>("/bank-files/preview", formOf(upload)),
  });
}

/** Takes the file in. */
export function useSendBankFile() {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (upload: BankUpload) => api.post<BankFileView>("/bank-files", formOf(upload)),
    onSettled: () => client.invalidateQueries({ queryKey: FILES }),
  });
}

export type BankUpload = { file: File; mapping?: Partial<BankCsvMapping> | null };

function formOf({ file, mapping }: BankUpload): FormData {
  const form = new FormData();
  form.set("file", file, file.name);
  if (mapping) form.set("mapping", JSON.stringify(mapping));
  return form;
}

/** What the gateway told and was refused or waits, newest first. */
export function useGatewayEvents() {
  return useInfiniteQuery({
    queryKey: ["gateway-events"],
    queryFn: ({ pageParam, signal }) =>
      api.get<List<GatewayEventView>>(`/gateway-events${pageParam ? `?cursor=${pageParam}` : ""}`, signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
}

export const spanParsers = { from: parseAsString, to: parseAsString };
export type Span = { from: string; to: string };

export function useReconciliation({ from, to }: Span) {
  return useQuery({
    queryKey: ["reconciliation", from, to],
    queryFn: ({ signal }) => api.get<Reconciliation>(`/reconciliation?from=${from}&to=${to}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
