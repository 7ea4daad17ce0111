"use client";
import { type RefObject, useEffect } from "react";

/** Puts focus on the first field of what a key has opened; `asked` grows with every press and is 0 while nobody pressed one. */
export function useFocusFirst(place: RefObject<HTMLElement | null>, asked: number): void {
  useEffect(() => {
    if (asked === 0) return;
    place.current?.querySelector<HTMLElement>(":is(textarea, select, input, button):not([disabled])")?.focus();
  }, [place, asked]);
}
