"use client";
import { type RefObject, useEffect, useState } from "react";

/** The one row that Tab reaches: where focus was last, else the open case, else the first. */
export function useStop(
  body: RefObject<HTMLElement | null>,
  refs: readonly string[],
  open: string | undefined,
): string | undefined {
  const [last, setLast] = useState<string>();
  const isEmpty = refs.length === 0;
  useEffect(() => {
    const element = body.current;
    if (isEmpty || !element) return;
    const hear = (event: FocusEvent) => {
      const row = event.target instanceof HTMLElement && event.target.closest<HTMLElement>("[data-row]");
      if (row) setLast(row.dataset.row);
    };
    element.addEventListener("focusin", hear);
    return () => element.removeEventListener("focusin", hear);
  }, [body, isEmpty]);
  return [last, open].find((ref) => ref !== undefined && refs.includes(ref)) ?? refs[0];
}
