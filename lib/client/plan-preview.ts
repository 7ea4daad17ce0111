"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { CommandInput } from "../domain/commands.ts";
import { type ApiProblem, api } from "./api.ts";

export type PlanPreview = {
  instalments: { no: number; dueOn: string; amountMinor: number }[];
  totalMinor: number;
  monthMinor: number;
  disposableMinor: number | null;
  above: boolean;
  reviewOn: string | null;
};
const TYPING_MS = 300;

/** The schedule that a plan would have on the case as it stands, a moment after the last key. Null: not enough is said yet. */
export function usePlanPreview(ref: string, version: number, asked: CommandInput["make-plan"] | null) {
  const body = asked && JSON.stringify({ ...asked, overAffordable: undefined });
  const settled = useSettled(body);
  return useQuery<PlanPreview, ApiProblem>({
    queryKey: ["plan-preview", ref, version, settled],
    queryFn: ({ signal }) => api.post<PlanPreview>(`/cases/${ref}/plan-preview`, JSON.parse(settled ?? "{}"), signal),
    enabled: settled !== null && settled === body,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 60_000,
  });
}

function useSettled<T>(now: T): T {
  const [settled, settle] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => settle(now), TYPING_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return settled;
}
