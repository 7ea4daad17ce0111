"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, api } from "./api.ts";

export async function signOut(): Promise<void> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  await fetch("/api/auth/signout", { method: "POST", body: new URLSearchParams({ csrfToken, json: "true" }) });
  location.assign("/sign-in");
}

export async function signOutEverywhere(): Promise<void> {
  await api.post("/me/sign-out-everywhere");
  location.assign("/sign-in");
}

const PING_MS = 60_000;

/** When this session ends for want of activity, kept off by what the person does; all tabs of the browser share it. */
export function useSessionEnd(idleMinutes: number): { endsAt: string; extend: () => void } {
  const [activeAt, setActiveAt] = useState(() => Date.now());
  const pinged = useRef(activeAt);
  const channel = useRef<BroadcastChannel | null>(null);

  const extend = useCallback(() => {
    const now = Date.now();
    pinged.current = now;
    api
      .post("/me/activity")
      .then(() => {
        setActiveAt(now);
        channel.current?.postMessage(now);
      })
      // A lost session is told by onSessionLost; without a network the end simply does not move.
      .catch((error) => {
        if (!(error instanceof ApiProblem)) throw error;
      });
  }, []);

  useEffect(() => {
    channel.current = new BroadcastChannel("baton-activity");
    channel.current.onmessage = ({ data }) => {
      pinged.current = data;
      setActiveAt(data);
    };
    const active = () => {
      if (Date.now() - pinged.current > PING_MS) extend();
    };
    document.addEventListener("pointerdown", active, { passive: true });
    document.addEventListener("keydown", active, { passive: true });
    return () => {
      channel.current?.close();
      document.removeEventListener("pointerdown", active);
      document.removeEventListener("keydown", active);
    };
  }, [extend]);

  return { endsAt: new Date(activeAt + idleMinutes * 60_000).toISOString(), extend };
}
