"use client";
import { useEffect, useState } from "react";

/**
 * Rows in their order, which changes only when `asked` does (a click on a head, a filter) or when nobody has been in the
 * table for twenty seconds (`held`). Rows that are new stand where they belong among the old ones' end until then.
 */
export function useCalmOrder(fresh: string[], asked: string, held: boolean): string[] {
  const [shown, setShown] = useState({ asked, order: fresh });
  const key = fresh.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  useEffect(() => {
    setShown((before) => (before.asked === asked && held ? before : { asked, order: fresh }));
  }, [key, asked, held]);
  if (shown.asked !== asked) return fresh;
  const known = new Set(shown.order);
  return [...shown.order, ...fresh.filter((row) => !known.has(row))];
}
