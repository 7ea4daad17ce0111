"use client";
import { useCallback, useEffect, useRef, useState } from "react";

const CALM_MS = 20_000;

/** Whether someone is in the list: pointer over it, focus in it, or either within the last 20 seconds. */
export function useHeld(): { held: boolean; leave: () => void; handlers: Handlers } {
  const [held, setHeld] = useState(false);
  const inside = useRef({ pointer: false, focus: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    if (inside.current.pointer || inside.current.focus) return setHeld(true);
    timer.current = setTimeout(() => setHeld(false), CALM_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const [handlers] = useState<Handlers>(() => ({
    onPointerEnter: () => {
      inside.current.pointer = true;
      settle();
    },
    onPointerLeave: () => {
      inside.current.pointer = false;
      settle();
    },
    onFocus: () => {
      inside.current.focus = true;
      settle();
    },
    onBlur: () => {
      inside.current.focus = false;
      settle();
    },
  }));
  /** The rows gave their place to others, and said nothing of whoever was in them. */
  const leave = useCallback(() => {
    inside.current = { pointer: false, focus: false };
    settle();
  }, [settle]);
  return { held, leave, handlers };
}

type Handlers = { onPointerEnter: () => void; onPointerLeave: () => void; onFocus: () => void; onBlur: () => void };
