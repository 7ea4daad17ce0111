"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { CaseEvent } from "../domain/events.ts";
import { type Happening, stepShownBy, type Tour, type TourStep, ticked } from "../domain/guided-tour.ts";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { liveSocket } from "./connection.ts";
import { peopleHere, subscribePeopleHere } from "./people-here.ts";
import { keys, type Me, useMe } from "./queries.ts";
import { onStopped } from "./stopped.ts";
import { useDemoDay } from "./use-demo-day.ts";
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

/** Ticks a step when this window hears that it has happened. */
export function useTourTicks(listening: boolean, onTick: (step: TourStep) => void): void {
  const hear = useHearing(onTick);
  const { day } = useDemoDay();
  const playing = day?.playing === true;
  useEffect(() => {
    if (!listening) return;
    const socket = liveSocket();
    const event = (event: CaseEvent) => hear({ is: "event", event });
    const people = () => hear({ is: "others-here", count: (peopleHere() ?? 1) - 1 });
    const stops = [onStopped(() => hear({ is: "stopped" })), subscribePeopleHere(people)];
    socket.on("case:event", event);
    people();
    return () => {
      socket.off("case:event", event);
      for (const stop of stops) stop();
    };
  }, [listening, hear]);
  useEffect(() => {
    if (listening) hear({ is: "day", playing });
  }, [listening, hear, playing]);
}

function useHearing(onTick: (step: TourStep) => void): (happening: Happening) => void {
  const client = useQueryClient();
  const prefer = usePrefer();
  return useCallback(
    (happening) => {
      const me = client.getQueryData<Me>(keys.me);
      const before = me?.preferences.tour;
      const step = me && stepShownBy(happening, me);
      if (!before || !step) return;
      const tour = ticked(before, step);
      if (tour === before) return;
      prefer({ tour });
      onTick(step);
    },
    [client, prefer, onTick],
  );
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
