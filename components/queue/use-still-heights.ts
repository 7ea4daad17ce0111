"use client";
import { type RefObject, useLayoutEffect, useState } from "react";

const FREE: ReadonlyMap<string, number> = new Map();

/**
 * Heights in pixels, by case, that the rows keep while somebody is in the list: a badge that comes, or a ghost that takes
 * a row's place, would push every row below it from under the pointer.
 */
export function useStillHeights(
  list: RefObject<HTMLUListElement | null>,
  held: boolean,
  refs: readonly string[],
): ReadonlyMap<string, number> {
  const [heights, setHeights] = useState(FREE);
  const key = refs.join();
  // Rows are measured again when others are there: what "Show more" brought keeps its height too.
  useLayoutEffect(() => {
    setHeights((before) => (held && key !== "" ? measured(list.current, before) : FREE));
  }, [held, key, list]);
  return heights;
}

function measured(list: HTMLUListElement | null, before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const heights = new Map(before);
  for (const row of list?.querySelectorAll<HTMLElement>("[data-row]") ?? []) {
    const ref = row.dataset.row ?? "";
    if (!heights.has(ref)) heights.set(ref, row.getBoundingClientRect().height);
  }
  return heights;
}
