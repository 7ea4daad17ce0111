"use client";
import { useCallback } from "react";
import type { Tour } from "../domain/guided-tour.ts";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { useMe } from "./queries.ts";
import { usePrefer } from "./use-prefer.ts";

const FRESH: Tour = { open: true, ref: null, done: [] };

/** The person's guided three minutes, kept with their preferences. */
export function useTour() {
  const { data: me } = useMe();
  const prefer = usePrefer();
  const tour = me?.preferences.tour ?? null;
  const start = useCallback(async () => prefer({ tour: { ...FRESH, ref: await findCase() } }), [prefer]);
  const show = useCallback(
    (open: boolean) => (tour ? prefer({ tour: { ...tour, open } }) : void start()),
    [prefer, start, tour],
  );
  return { tour, start, show };
}

/** A case of this person's that can be handed over, else one that waits for somebody to take it. */
async function findCase(): Promise<string | null> {
  for (const view of ["mine", "waiting"]) {
    const { items } = await api.get<{ items: QueueRow[] }>(`/cases?view=${view}&limit=50`);
    const found = items.find(({ handover, balanceMinor }) => handover === null && balanceMinor > 0);
    if (found) return found.ref;
  }
  return null;
}
