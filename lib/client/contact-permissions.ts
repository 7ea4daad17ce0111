"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CaseState } from "../domain/case.ts";
import type { Permission } from "../domain/contact-permissions.ts";
import type { Purpose } from "../domain/contact-policy/input.ts";
import { api } from "./api.ts";
import { usePause } from "./pause.ts";

export type Permissions = {
  /** The database's instant at which it was so. */
  at: string;
  purpose: Purpose;
  timeZones: string[];
  pack: { id: string; version: string };
  items: Permission[];
};
export type Recipient = "customer" | "representative" | "personal-representative";
type Asked = { purpose?: Purpose; debtId?: string; recipient?: Recipient };

const KEPT_MS = 60_000;
/** Contacts on the customer's other cases bring no event here. */
const AGAIN_MS = 60_000;
const LONGEST_MS = 2_147_000_000;

/**
 * What the law allows on the case now. Asked again with every event of the case, when a reservation or a hold ends and
 * when something becomes lawful; while that is under way `checking` is true and what stood before stays.
 */
export function useContactPermissions(
  { ref, version, holds }: Pick<CaseState, "ref" | "version" | "holds">,
  asked: Asked,
) {
  const { paused } = usePause();
  const query = useQuery({
    queryKey: [
      "contact-permissions",
      ref,
      asked.purpose ?? null,
      asked.debtId ?? null,
      asked.recipient ?? null,
      version,
    ],
    queryFn: ({ signal }) => api.get<Permissions>(`/cases/${ref}/contact-permissions${queryOf(asked)}`, signal),
    placeholderData: (before) => before,
    staleTime: AGAIN_MS,
    gcTime: KEPT_MS,
    refetchInterval: paused ? false : AGAIN_MS,
  });
  const { data, refetch } = query;
  const next = data && nextChange(data, holds);
  useEffect(() => {
    if (paused || !data || next == null) return;
    const wait = Math.min(LONGEST_MS, Math.max(0, Date.parse(next) - Date.parse(data.at)) + 250);
    const timer = setTimeout(() => void refetch(), wait);
    return () => clearTimeout(timer);
  }, [paused, data, next, refetch]);
  return {
    permissions: data,
    checking: query.isPlaceholderData || query.isPending,
    failed: query.isError,
    again: () => void refetch(),
  };
}

/** The first instant after the answer at which another one is due. */
export function nextChange({ at, items }: Pick<Permissions, "at" | "items">, holds: CaseState["holds"]): string | null {
  const instants = [
    ...items.flatMap(({ until, reserved }) => [until, ...reserved.map((one) => one.until)]),
    ...holds.map(({ until }) => until),
  ];
  return instants.filter((one): one is string => typeof one === "string" && one > at).sort()[0] ?? null;
}

function queryOf({ purpose, debtId, recipient }: Asked): string {
  const query = new URLSearchParams({
    ...(purpose && { purpose }),
    ...(debtId && { debtId }),
    ...(recipient && { recipient }),
  }).toString();
  return query === "" ? "" : `?${query}`;
}
