"use client";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { ask, serverNow } from "./connection.ts";
import { Sample } from "./sample.ts";

const TELL_EVERY_MS = 30_000;

/** A sample of this tab: of all cases that it shows. */
const sample = new Sample(20, Math.random);
let telling = false;

/**
 * Measures how long pushed events take from their commit to the frame that shows them, and tells the server a sample of
 * it, times alone. Returns what to call with an event that was pushed.
 */
export function usePainted(ref: string, version: number): (event: { version: number; at: string }) => void {
  const pushed = useRef(new Map<number, string>());
  const drawn = useRef(version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pushed of one case is nothing to the next
  useLayoutEffect(() => pushed.current.clear(), [ref]);
  useLayoutEffect(() => {
    drawn.current = version;
    const shown = [...pushed.current].filter(([one]) => one <= version);
    for (const [one] of shown) pushed.current.delete(one);
    if (shown.length > 0) afterPaint(() => note(shown.map(([, at]) => at)));
  }, [version]);
  // What waited while nobody could see it says nothing about how fast it came.
  useEffect(() => {
    const leave = () => {
      pushed.current.clear();
      if (document.visibilityState === "hidden") tell();
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, []);
  return useCallback((event) => {
    // One's own is there with the answer, before it is pushed.
    if (event.version > drawn.current && document.visibilityState === "visible")
      pushed.current.set(event.version, event.at);
  }, []);
}

/** The next frame is about to be drawn in its callback, and has been when a message sent from there arrives. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      act();
    };
    port2.postMessage(null);
  });
}

function note(times: string[]): void {
  const now = serverNow();
  if (now === null) return;
  for (const at of times) sample.take(Math.max(0, now - Date.parse(at)));
  if (telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    tell();
  }, TELL_EVERY_MS);
}

function tell(): void {
  const milliseconds = sample.empty().filter((one) => one <= 60_000);
  if (milliseconds.length > 0) void ask("painted", { milliseconds });
}
