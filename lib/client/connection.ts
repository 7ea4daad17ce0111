"use client";
import { useSyncExternalStore } from "react";
import { io, type Socket } from "socket.io-client";
import { sessionLost } from "./api.ts";

export type Connection = { state: "connecting" | "live" } | { state: "offline"; since: number };

let socket: Socket | null = null;
let connection: Connection = { state: "connecting" };
let lastEventAt: number | null = null;
let offset = 0;
/** The shortest time that an answer took, in milliseconds: half of it is how old `hello` was when it came. */
let shortest = 0;
const listeners = new Set<() => void>();

/** The one socket of this tab, made when first asked for. WebSocket only; it reconnects with jitter by itself. */
export function liveSocket(): Socket {
  if (!socket) {
    socket = io({
      path: "/live",
      transports: ["websocket"],
      // Where nobody answers it is tried again, by a proxy at another process.
      timeout: 5_000,
      reconnectionDelay: 300,
      // With the jitter at most five seconds: after a restart everybody is back within ten.
      reconnectionDelayMax: 3_000,
      randomizationFactor: 0.6,
    });
    socket.on("connect", () => set({ state: "live" }));
    socket.on("disconnect", (reason) => {
      set({ state: "offline", since: Date.now() });
      // The server ends a socket on purpose when the session ended; otherwise socket.io comes back by itself.
      if (reason === "io server disconnect") setTimeout(() => socket?.connect(), 1_000);
    });
    socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
      if (error.data?.code === "unauthorized") sessionLost();
      // Refused by an answer, as while the database is away: socket.io does not try that again by itself.
      else if (!socket?.active) setTimeout(() => socket?.connect(), 500 + Math.random() * 1_500);
      if (connection.state !== "offline") set({ state: "offline", since: Date.now() });
    });
    // Back on the network: at once, not when the next try would be due.
    window.addEventListener("online", () => socket?.connected || socket?.disconnect().connect());
    socket.on("hello", ({ now }: { now: string }) => {
      offset = Date.parse(now) - Date.now();
      notify();
    });
    socket.on("case:event", () => {
      lastEventAt = Date.now();
      notify();
    });
  }
  return socket;
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    subscribe,
    () => connection,
    () => connection,
  );
}

/** Milliseconds to add to this machine's clock to get the server's. */
export function useServerOffset(): number {
  return useSyncExternalStore(
    subscribe,
    () => offset,
    () => 0,
  );
}

export function useLastEventAt(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => lastEventAt,
    () => null,
  );
}

/** The server's clock, as well as it can be known here; null until it has answered something. Milliseconds. */
export function serverNow(): number | null {
  return shortest === 0 ? null : Date.now() + offset + shortest / 2;
}

/** Emits with acknowledgement; null when no answer came in time (offline, or the server is gone). */
export async function ask<T>(event: string, payload: object): Promise<T | null> {
  const asked = performance.now();
  try {
    const answer = await liveSocket().timeout(8_000).emitWithAck(event, payload);
    const took = performance.now() - asked;
    shortest = shortest === 0 ? took : Math.min(shortest, took);
    return answer;
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: Connection): void {
  connection = next;
  notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}
