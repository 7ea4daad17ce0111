"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { DemoDay } from "../domain/demo-day.ts";
import { api } from "./api.ts";
import { liveSocket, useConnection } from "./connection.ts";
import { keys } from "./queries.ts";

/** The demo's day: whether it is played now, as everybody sees it, and the switch. */
export function useDemoDay() {
  const client = useQueryClient();
  const { state } = useConnection();
  const { data: day } = useQuery({
    queryKey: keys.day,
    queryFn: ({ signal }) => api.get<DemoDay>("/demo/day", signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { mutate, isPending, isError } = useMutation({
    mutationFn: (playing: boolean) => api.put<DemoDay>("/demo/day", { playing }),
    onSuccess: (now) => client.setQueryData(keys.day, now),
  });

  useEffect(() => {
    if (state !== "live") return;
    const socket = liveSocket();
    const hear = (now: DemoDay) => client.setQueryData(keys.day, now);
    socket.on("demo:day", hear);
    // It may have been switched while the link was gone.
    client.invalidateQueries({ queryKey: keys.day });
    return () => {
      socket.off("demo:day", hear);
    };
  }, [client, state]);

  return { day, play: (playing: boolean) => !isPending && mutate(playing), failed: isError };
}
