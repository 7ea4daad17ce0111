"use client";
import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps what is being read in its place when rows come in above it, in browsers that do not anchor scrolling themselves.
 * At the top nothing is held: new rows are meant to be seen there.
 */
export function useSteadyScroll(list: RefObject<HTMLElement | null>, version: number): void {
  const before = useRef({ version, height: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    // Reading a height makes the browser lay the page out then and there.
    if (!element || CSS.supports("overflow-anchor", "auto")) return;
    const grown = element.scrollHeight - before.current.height;
    const held = before.current.version !== version && element.scrollTop > 0 && before.current.height > 0;
    if (held && grown > 0) element.scrollTop += grown;
    before.current = { version, height: element.scrollHeight };
  });
}
