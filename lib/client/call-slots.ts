"use client";
import { useQuery } from "@tanstack/react-query";
import type { Purpose } from "../domain/contact-policy/input.ts";
import { api } from "./api.ts";

type Asked = { purpose: Purpose; debtId?: string; spoken: boolean };

/** The next hours at which a call would be lawful. `spoken`: the customer is on the line now. */
export function useCallSlots(ref: string, version: number, { purpose, debtId, spoken }: Asked) {
  const query = new URLSearchParams({ purpose, spoken: spoken ? "1" : "0", ...(debtId && { debtId }) });
  return useQuery({
    queryKey: ["call-slots", ref, version, purpose, debtId ?? null, spoken],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: string[] }>(`/cases/${ref}/call-slots?${query}`, signal)).items,
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
}
