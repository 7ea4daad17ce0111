"use client";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { QueueRow } from "../domain/queue-row.ts";
import { api } from "./api.ts";
import { liveSocket, useConnection } from "./connection.ts";
import { enterList } from "./enter-room.ts";
import { isPaused, noteWaiting, onResume } from "./pause.ts";
import { keys } from "./queries.ts";
import { filterParameters, type QueueFilter } from "./queue-filter.ts";

type Page = { items: QueueRow[]; nextCursor: string | null };
const TOGETHER_MS = 300;

/** The rows of a view, page by page, refetched (thin signal, debounced) when a case of the joined teams changes. */
export function useQueue(filter: QueueFilter | null, teams: readonly string[]) {
  const query = useInfiniteQuery({
    queryKey: keys.queue(filter ?? {}),
    enabled: filter !== null,
    queryFn: ({ pageParam, signal }) => api.get<Page>(path(filter, pageParam), signal),
    initialPageParam: "",
    getNextPageParam: (last: Page) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  useQueueSignals(teams);
  const data = filter ? query.data : undefined;
  const rows = useMemo(() => rowsOf(data), [data]);
  const pages = data?.pages.length ?? 0;
  /** What the last page brought, to stand below what is shown. */
  const below = useMemo(() => data?.pages.at(-1)?.items ?? [], [data]);
  const { refetch } = query;
  /** The rows as the server has them now; offline, as they were last seen. */
  const latest = useCallback(async () => rowsOf((await refetch()).data), [refetch]);
  return { ...query, rows, pages, below, latest };
}

/** One row as it is now, wherever it is listed; null when the reader may no longer see it. */
export async function fetchRow(ref: string): Promise<QueueRow | null> {
  const { items } = await api.get<Page>(`/cases?view=all&q=${ref}`);
  return items[0] ?? null;
}

/** The first page comes fast; who asks for more gets much at once. */
function path(filter: QueueFilter | null, cursor: string): string {
  const search = new URLSearchParams(filter ? filterParameters(filter) : {});
  if (cursor) search.set("cursor", cursor);
  if (cursor) search.set("limit", "200");
  return `/cases?${search}`;
}

function rowsOf(data: { pages: Page[] } | undefined): QueueRow[] {
  return distinct(data?.pages.flatMap((page) => page.items) ?? []);
}

/** A row that moved to another page between two fetches is shown once. */
function distinct(rows: QueueRow[]): QueueRow[] {
  return [...new Map(rows.map((row) => [row.ref, row])).values()];
}

function useQueueSignals(teams: readonly string[]): void {
  const client = useQueryClient();
  const { state } = useConnection();
  const joined = teams.join();
  useEffect(() => {
    if (state !== "live") return;
    const socket = liveSocket();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = () => {
      timer = undefined;
      // A page that is on its way ("Show more") would be dropped for it: what changed is asked for after it.
      if (client.isFetching({ queryKey: ["queue"] }) > 0) {
        timer = setTimeout(refetch, TOGETHER_MS);
        return;
      }
      client.invalidateQueries({ queryKey: ["queue"] });
    };
    const hear = () => {
      if (isPaused()) return noteWaiting();
      timer ??= setTimeout(refetch, TOGETHER_MS);
    };
    let wanted = true;
    const rooms = joined.split(",").filter(Boolean);
    socket.on("queue:change", hear);
    // What changed before one was in, or while the link was gone, is not signalled again.
    for (const team of rooms) void enterList(team, () => wanted, hear);
    if (rooms.length === 0) refetch();
    const stop = onResume(refetch);
    return () => {
      wanted = false;
      clearTimeout(timer);
      socket.off("queue:change", hear);
      stop();
    };
  }, [client, state, joined]);
}
