"use client";
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { AbsenceRow, Board, FeedItem } from "../domain/board.ts";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { liveSocket, useConnection } from "./connection.ts";
import { enterList } from "./enter-room.ts";
import { isPaused, noteWaiting, onResume } from "./pause.ts";

type List<T> = { items: T[]; nextCursor: string | null };

/** A number of the board: whose cases of which team in which state. */
export const STATES = { open: "All open", due: "Due in the hour", overdue: "Overdue", hold: "On hold" } as const;
export type State = keyof typeof STATES;
export type Cell = { holder: string; team: string | null; state: State };

const BOARD = ["board"] as const;
/** A busy desk changes many times a second; people read numbers slower than that. */
const TOGETHER_MS = 1_500;
/** Time alone makes cases due. */
const AGAIN_MS = 60_000;

export function useBoard(enabled: boolean) {
  return useQuery({
    queryKey: [...BOARD, "sums"],
    queryFn: ({ signal }) => api.get<Board>("/board", signal),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: () => (isPaused() ? false : AGAIN_MS),
  });
}

export function useFeed() {
  return useQuery({
    queryKey: [...BOARD, "feed"],
    queryFn: async ({ signal }) => (await api.get<List<FeedItem>>("/board/feed", signal)).items,
  });
}

export function useAbsences(enabled = true) {
  return useQuery({
    queryKey: [...BOARD, "absences"],
    queryFn: async ({ signal }) => (await api.get<List<AbsenceRow>>("/absences", signal)).items,
    enabled,
  });
}

/** The cases behind a number, page by page. */
export function useCell({ holder, team, state }: Cell) {
  const query = useInfiniteQuery({
    queryKey: [...BOARD, "cases", holder, team, state],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ holder, state, limit: "200" });
      if (team) search.set("team", team);
      if (pageParam) search.set("cursor", pageParam);
      return api.get<List<QueueRow>>(`/board/cases?${search}`, signal);
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
  const rows = useMemo(() => {
    const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
    return [...new Map(all.map((row) => [row.ref, row])).values()];
  }, [query.data]);
  return { ...query, rows };
}

/** Everything of the board is asked for again, once for many changes, when a case of these teams changes. */
export function useBoardSignals(teams: readonly string[]): void {
  const client = useQueryClient();
  const { state } = useConnection();
  const joined = teams.join();
  useEffect(() => {
    if (state !== "live" || joined === "") return;
    const socket = liveSocket();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      timer = undefined;
      client.invalidateQueries({ queryKey: BOARD });
    };
    const hear = () => {
      if (isPaused()) return noteWaiting();
      timer ??= setTimeout(refetch, TOGETHER_MS);
    };
    let wanted = true;
    for (const team of joined.split(",")) void enterList(team, () => wanted, hear);
    socket.on("queue:change", hear);
    const stop = onResume(refetch);
    return () => {
      wanted = false;
      clearTimeout(timer);
      socket.off("queue:change", hear);
      stop();
    };
  }, [client, state, joined]);
}

/** Asks for everything of the board again: after an act of one's own. */
export function useBoardAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: BOARD });
}
