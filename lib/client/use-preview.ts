"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Delimiter, Encoding } from "../domain/import/file-form.ts";
import { type MappingDraft, toMapping } from "../domain/import/mapping-draft.ts";
import { api } from "./api.ts";
import type { ImportDraft } from "./import-draft.ts";

export type PreviewFact = {
  portfolio: string;
  customer: Record<string, string | undefined> & { reference: string };
  debt: {
    reference: string;
    creditor?: string;
    opened: string | null;
    dueOn: string | null;
    amountMinor: number;
    balanceMinor: number;
    currency: string;
  };
  disputedOn: string | null;
  settlement: { on: string; amountMinor: number } | null;
  withheld: ("dispute" | "settlement")[];
};
export type RowError = { column?: string; field: string; message: string };
export type PreviewOutcome =
  | { is: "debt"; fact: PreviewFact }
  | { is: "wrong"; errors: RowError[] }
  | { is: "filtered" | "withheld" };
export type PreviewRow = { line: number; cells: string[]; outcome: PreviewOutcome | null };
export type Preview = {
  encoding: Encoding;
  delimiter: Delimiter;
  whole: boolean;
  columns: string[];
  counts: { rows: number; debts: number; wrong: number; filtered: number; withheld: number };
  rows: PreviewRow[];
  mappingErrors: { path: string; message: string }[];
};

const HEAD_BYTES = 256 * 1024;
const TYPING_MS = 400;

export type Previewing = Pick<UseQueryResult<Preview>, "error" | "isPending" | "fetchStatus" | "refetch"> & {
  /** The last one of this file that came; undefined before the first. */
  shown: Preview | undefined;
  /** Shown is not what the mapping says now. */
  isOld: boolean;
};

/** The file as the mapping reads it, a moment after the last key. What was shown stays until the next is there, or fails. */
export function usePreview({ file, fileNumber, encoding, delimiter, mapping }: ImportDraft): Previewing {
  const settled = useSettled(mapping);
  const [kept, keep] = useState<{ fileNumber: number; preview: Preview } | null>(null);
  const query = useQuery({
    queryKey: ["import-preview", fileNumber, encoding, delimiter, settled && JSON.stringify(toMapping(settled))],
    queryFn: async ({ signal }) => {
      await requireReadable(file);
      return api.post<Preview>(`/imports/preview${formQuery({ encoding, delimiter })}`, formOf(file, settled), signal);
    },
    enabled: file !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
  const { data, error, isPending, fetchStatus, refetch } = query;
  useEffect(() => {
    if (data) keep({ fileNumber, preview: data });
  }, [data, fileNumber]);
  const before = kept?.fileNumber === fileNumber ? kept.preview : undefined;
  return { shown: data ?? before, isOld: data === undefined, error, isPending, fetchStatus, refetch };
}

/** `?encoding=…&delimiter=…`, for what was said or found. */
export function formQuery(said: { [name in "encoding" | "delimiter" | "dryRun"]?: string | null }): string {
  const query = new URLSearchParams(
    Object.entries(said).filter((one): one is [string, string] => typeof one[1] === "string"),
  ).toString();
  return query ? `?${query}` : "";
}

/** A chosen file is read where it lies; once it was changed there the browser gives it out no more. */
export async function requireReadable(file: File | null): Promise<void> {
  try {
    await file?.slice(0, 1).arrayBuffer();
  } catch {
    throw new Error(
      "The file was changed, moved or taken away since it was chosen. Choose it again; the mapping stays.",
    );
  }
}

function formOf(file: File | null, mapping: MappingDraft | null): FormData {
  const form = new FormData();
  if (file) form.set("file", file.slice(0, HEAD_BYTES), file.name);
  if (mapping) form.set("mapping", JSON.stringify(toMapping(mapping)));
  return form;
}

/** What is typed, once nobody has typed for a moment; what comes from elsewhere at once. */
function useSettled<T>(now: T | null): T | null {
  const [settled, settle] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => settle(now), TYPING_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return now === null || settled === null ? now : settled;
}
