"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CaseEvent } from "../domain/events.ts";
import { applyEvents, type LiveCase } from "./apply-event.ts";
import { liveSocket, useConnection } from "./connection.ts";
import { enterRoom } from "./enter-room.ts";
import { usePainted } from "./painted.ts";
import { isPaused, noteWaiting, onResume } from "./pause.ts";
import { fetchEvents, keys, useCase } from "./queries.ts";

export type Freshness =
  | { is: "live"; version: number }
  | { is: "behind"; version: number; by: number }
  | { is: "offline"; version: number; since: number };

/** The case kept current: fetched once, then folded from what the socket brings; what was missed is asked for. */
export function useLiveCase(ref: string) {
  const client = useQueryClient();
  const query = useCase(ref);
  const connection = useConnection();
  const [revoked, setRevoked] = useState(false);
  const [known, setKnown] = useState(0);
  const held = useRef<CaseEvent[]>([]);
  const loaded = query.data !== undefined;
  const pushed = usePainted(ref, query.data?.version ?? 0);

  const take = useCallback(
    (events: CaseEvent[]) => {
      const newest = Math.max(0, ...events.map((event) => event.version));
      setKnown((before) => Math.max(before, newest));
      return takeEvents(client, ref, events);
    },
    [client, ref],
  );

  useEffect(() => {
    if (!loaded || connection.state !== "live") return;
    let gone = false;
    const socket = liveSocket();
    const onEvent = (event: CaseEvent) => {
      if (event.caseRef !== ref) return;
      if (!isPaused()) {
        pushed(event);
        return void take([event]);
      }
      held.current.push(event);
      noteWaiting();
    };
    const onRevoked = (message: { ref: string }) => {
      if (message.ref === ref) setRevoked(true);
    };
    socket.on("case:event", onEvent);
    socket.on("access:revoked", onRevoked);
    join(client, ref, take, () => !gone).then((answer) => {
      if (gone || !answer) return;
      // A session that ended takes the case away as a lost right does; signing in again gives it back.
      if (answer.ok) setRevoked(false);
      else if (answer.code === "not-found") setRevoked(true);
    });
    return () => {
      gone = true;
      socket.off("case:event", onEvent);
      socket.off("access:revoked", onRevoked);
      socket.emit("case:leave", { ref });
    };
  }, [client, ref, loaded, connection.state, take, pushed]);

  useEffect(() => onResume(() => void take(held.current.splice(0))), [take]);

  const version = query.data?.version ?? 0;
  const since = connection.state === "offline" ? connection.since : null;
  const behind = known > version && !isPaused() ? known - version : 0;
  const freshness = useMemo((): Freshness => {
    if (since !== null) return { is: "offline", version, since };
    return behind > 0 ? { is: "behind", version, by: behind } : { is: "live", version };
  }, [version, since, behind]);
  return { ...query, live: query.data, freshness, revoked, shown: useShown(version), take };
}

async function join(
  client: QueryClient,
  ref: string,
  take: (events: CaseEvent[]) => Promise<void>,
  isWanted: () => boolean,
) {
  const after = () => client.getQueryData<LiveCase>(keys.case(ref))?.version ?? 0;
  const answer = await enterRoom(ref, after, isWanted);
  if (answer?.ok && answer.reset) await client.invalidateQueries({ queryKey: keys.case(ref) });
  if (answer?.ok && answer.events) await take(answer.events);
  return answer;
}

/** Folds events into what the browser holds; asks for what is missing. Everyone applies the same event, the actor included. */
export async function takeEvents(client: QueryClient, ref: string, events: CaseEvent[]): Promise<void> {
  const need = foldIn(client, ref, events);
  if (need === "case") await client.invalidateQueries({ queryKey: keys.case(ref) });
  if (need === "events") await fetchMissing(client, ref, Math.max(...events.map((event) => event.version)));
}

function foldIn(client: QueryClient, ref: string, events: CaseEvent[]): ReturnType<typeof applyEvents>["need"] {
  const before = client.getQueryData<LiveCase>(keys.case(ref));
  if (!before || events.length === 0) return "nothing";
  const { live, need } = applyEvents(before, events);
  if (live !== before) client.setQueryData(keys.case(ref), live);
  return need;
}

/** By case: the newest version heard of beyond a gap, and the asking for what leads up to it. */
const missing = new Map<string, { upTo: number; asked: Promise<void> }>();

/** One request at a time per case, however many events arrive beyond a gap; asked until the last of them is there. */
function fetchMissing(client: QueryClient, ref: string, upTo: number): Promise<void> {
  const under = missing.get(ref);
  if (under) {
    under.upTo = Math.max(under.upTo, upTo);
    return under.asked;
  }
  const gap = { upTo, asked: Promise.resolve() };
  missing.set(ref, gap);
  gap.asked = fillGap(client, ref, gap)
    .catch(() => client.invalidateQueries({ queryKey: keys.case(ref) }))
    .finally(() => missing.delete(ref));
  return gap.asked;
}

/** Rejects when the server no longer knows of what was heard of. */
async function fillGap(client: QueryClient, ref: string, gap: { upTo: number }): Promise<void> {
  const version = () => client.getQueryData<LiveCase>(keys.case(ref))?.version ?? gap.upTo;
  for (let at = version(); at < gap.upTo; ) {
    foldIn(client, ref, await fetchEvents(ref, at));
    if (version() <= at) throw new Error("Nothing came that leads on.");
    at = version();
  }
}

const PAINTED_MS = 500;

/** The last version that has been painted for at least half a second: the as-seen stamp, also on the document for whoever looks over a shoulder. */
function useShown(version: number): () => number | undefined {
  const shown = useRef<number | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => {
      shown.current = version || undefined;
      document.documentElement.dataset.shown = String(version);
    }, PAINTED_MS);
    return () => clearTimeout(timer);
  }, [version]);
  return useCallback(() => shown.current, []);
}
