"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { CaseEvent } from "../domain/events.ts";
import { type Happening, stepShownBy, type TourStep, ticked } from "../domain/guided-tour.ts";
import { liveSocket } from "./connection.ts";
import { peopleHere, subscribePeopleHere } from "./people-here.ts";
import { keys, type Me } from "./queries.ts";
import { onStopped } from "./stopped.ts";
import { useDemoDay } from "./use-demo-day.ts";
import { usePrefer } from "./use-prefer.ts";

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
