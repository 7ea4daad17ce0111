"use client";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from "react";

type ClockStore = {
  subscribe: (listener: () => void) => () => void;
  read: (fine: boolean) => number;
  /** The instant itself; stands still while paused. */
  exact: () => number;
};
type Clock = { store: ClockStore; timeZone: string };

const ClockContext = createContext<Clock | null>(null);
const tickMs = 15_000;
const minuteMs = 60_000;

/** One clock for the whole desk, in the server's time. It ticks once a minute (for clocks with under two minutes left, every 15 s) and
    stands still while paused. `now` is the server's instant at render, so that server and browser draw the same words. */
export function ClockProvider({
  now,
  offsetMs = 0,
  timeZone,
  paused = false,
  children,
}: {
  now: string;
  /** Server time minus this computer's time, from the socket handshake. */
  offsetMs?: number;
  timeZone: string;
  paused?: boolean;
  children: ReactNode;
}) {
  const [clock] = useState(() => makeClock(Date.parse(now)));
  useEffect(() => (paused ? undefined : clock.run(offsetMs)), [clock, offsetMs, paused]);
  return <ClockContext value={{ store: clock, timeZone }}>{children}</ClockContext>;
}

/** The shared instant in ms; changes once a minute, or every 15 s when `until` (ms) is within two minutes. */
export function useNow(until?: number | null): number {
  const { store } = useClock();
  const read = () => store.read(until != null && Math.abs(until - store.read(true)) < 2 * minuteMs);
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Whole seconds until an instant (ms), by the second while it lies ahead; 0 from then on. Stands still while paused. */
export function useSecondsLeft(until: number): number {
  const { store } = useClock();
  const read = () => Math.max(0, Math.ceil((until - store.exact()) / 1_000));
  const subscribe = useCallback(
    (listener: () => void) => {
      if (until <= store.exact()) return () => {};
      const timer = setInterval(listener, 1_000);
      return () => clearInterval(timer);
    },
    [store, until],
  );
  return useSyncExternalStore(subscribe, read, read);
}

export function useTimeZone(): string {
  return useClock().timeZone;
}

function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error("Times need a ClockProvider above them.");
  return clock;
}

function makeClock(start: number) {
  const listeners = new Set<() => void>();
  let fine = start;
  let coarse = start;
  let running: number | null = null;
  function tick(offsetMs: number) {
    fine = Date.now() + offsetMs;
    if (Math.floor(fine / minuteMs) !== Math.floor(coarse / minuteMs)) coarse = fine;
    for (const listener of listeners) listener();
  }
  function run(offsetMs: number) {
    tick(offsetMs);
    const timer = setInterval(() => tick(offsetMs), tickMs);
    running = offsetMs;
    return () => {
      fine = Date.now() + offsetMs;
      running = null;
      clearInterval(timer);
    };
  }
  return {
    run,
    exact: () => (running === null ? fine : Date.now() + running),
    read: (wantFine: boolean) => (wantFine ? fine : coarse),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
