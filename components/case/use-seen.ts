"use client";
import { useEffect, useRef, useState } from "react";
import { usePause } from "#lib/client/pause.ts";

const SEEN_MS = 10_000;

/**
 * The value as this person last saw it: follows `value` (told apart by `key`) once it has been on a visible, unpaused
 * screen for ten seconds. What differs from it is new.
 */
export function useSeen<T>(value: T, key: string, inView = true): T {
  const [seen, setSeen] = useState({ value, key });
  const visible = useVisible();
  const { paused } = usePause();
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  const waiting = seen.key !== key && visible && inView && !paused;
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSeen({ value: latest.current, key }), SEEN_MS);
    return () => clearTimeout(timer);
  }, [waiting, key]);
  return seen.value;
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const look = () => setVisible(!document.hidden);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return visible;
}
