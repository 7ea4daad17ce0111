"use client";
import { useEffect, useRef } from "react";

/** Going from page to page puts focus on the new heading; the first page keeps the browser's. */
export function useHeadingFocus(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.querySelector<HTMLElement>("#main h1")?.focus();
  }, [path]);
}
