/** Cases chosen from a list, by reference and never by place: what moves, leaves or is loaded later changes nothing. */
export type Chosen = {
  /** Each with the version at which it was chosen. */
  versions: ReadonlyMap<string, number>;
  /** Where a range begins. */
  anchor: string | null;
};
type Row = { ref: string; version: number };

export const NOTHING: Chosen = { versions: new Map(), anchor: null };

/** Chooses the row, or leaves it. */
export function toggle({ versions }: Chosen, row: Row): Chosen {
  const next = new Map(versions);
  if (!next.delete(row.ref)) next.set(row.ref, row.version);
  return { versions: next, anchor: row.ref };
}

/** Chooses everything from the anchor to the row, both among them; without an anchor on the list, the row. */
export function extend(chosen: Chosen, row: Row, rows: readonly Row[]): Chosen {
  const from = rows.findIndex(({ ref }) => ref === chosen.anchor);
  const to = rows.findIndex(({ ref }) => ref === row.ref);
  if (from < 0 || to < 0) return { ...add(chosen, [row]), anchor: row.ref };
  return add(chosen, rows.slice(Math.min(from, to), Math.max(from, to) + 1));
}

export function add({ versions, anchor }: Chosen, rows: readonly Row[]): Chosen {
  const next = new Map(versions);
  for (const { ref, version } of rows) if (!next.has(ref)) next.set(ref, version);
  return { versions: next, anchor };
}

/** What became of the chosen cases since, as far as the list knows. */
export function sinceChosen({ versions }: Chosen, rows: readonly Row[]): { changed: number; gone: number } {
  const now = new Map(rows.map(({ ref, version }) => [ref, version]));
  let changed = 0;
  let gone = 0;
  for (const [ref, version] of versions) {
    const latest = now.get(ref);
    if (latest === undefined) gone += 1;
    else if (latest > version) changed += 1;
  }
  return { changed, gone };
}
