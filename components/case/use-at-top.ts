"use client";
import { type RefObject, useEffect, useState } from "react";

/** Whether the element can be seen: nothing above the timeline's first row has been scrolled away. */
export function useAtTop(top: RefObject<HTMLElement | null>, remounts: string): boolean {
  const [atTop, setAtTop] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `remounts` says when the element is another one
  useEffect(() => {
    if (!top.current) return;
    const watch = new IntersectionObserver(([entry]) => setAtTop(entry?.isIntersecting ?? true));
    watch.observe(top.current);
    return () => watch.disconnect();
  }, [top, remounts]);
  return atTop;
}
