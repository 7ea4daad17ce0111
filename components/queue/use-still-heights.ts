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
    const rows = list.current;
    if (!rows || !held || key === "") return setHeights(FREE);
    const measure = () => setHeights((before) => measured(rows, before));
    measure();
    rows.addEventListener("contentvisibilityautostatechange", measure);
    return () => rows.removeEventListener("contentvisibilityautostatechange", measure);
  }, [held, key, list]);
  return heights;
}

/** Rows that are not drawn yet, being far below, have no height of their own: they are measured when they come near. */
function measured(list: HTMLUListElement, before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const heights = new Map(before);
  for (const row of list.querySelectorAll<HTMLElement>("[data-row]")) {
    const ref = row.dataset.row ?? "";
    if (heights.has(ref) || !isDrawn(row)) continue;
    heights.set(ref, row.getBoundingClientRect().height);
  }
  return heights.size === before.size ? before : heights;
}

/** Asked of what is in the row: of the row itself only its place is left out. */
function isDrawn(row: HTMLElement): boolean {
  return row.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;
}
