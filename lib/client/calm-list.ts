/** A list that does not move (ux 1.11): rows change in place at once; order, additions and removals wait while it is held. */
export type Shown<Row> = { row: Row; ghost: boolean };

/**
 * What the list shows when `fresh` arrives. Held (pointer, focus or selection in it): every row keeps its place, a row
 * that left stays as a ghost, and `waiting` counts what applying would add, remove or move. `below` is a page that was
 * asked for: what of it is new stands at the end at once, where it pushes nothing away.
 */
export function calm<Row extends { ref: string }>(
  shown: readonly Shown<Row>[],
  fresh: readonly Row[],
  held: boolean,
  below: readonly Row[] = [],
): { rows: Shown<Row>[]; waiting: number } {
  if (!held || shown.length === 0) return { rows: fresh.map((row) => ({ row, ghost: false })), waiting: 0 };
  const byRef = new Map(fresh.map((row) => [row.ref, row]));
  const rows = shown.map(({ row }) => {
    const now = byRef.get(row.ref);
    return now ? { row: now, ghost: false } : { row, ghost: true };
  });
  const known = new Set(shown.map(({ row }) => row.ref));
  const all = [...rows, ...below.filter(({ ref }) => !known.has(ref)).map((row) => ({ row, ghost: false }))];
  return { rows: all, waiting: added(all, fresh) + removed(all) + moved(all, fresh) };
}

/**
 * What somebody did in the list is no news that waits there: rows of theirs that left are gone, and those that came
 * back stand at their place, before `calm` looks at the rest.
 */
export function withOwn<Row extends { ref: string }>(
  shown: readonly Shown<Row>[],
  fresh: readonly Row[],
  own: { left: (row: Row) => boolean; came: (row: Row) => boolean },
): Shown<Row>[] {
  const listed = new Set(fresh.map(({ ref }) => ref));
  const rows = shown.filter(({ row }) => listed.has(row.ref) || !own.left(row));
  const known = new Set(rows.map(({ row }) => row.ref));
  fresh.forEach((row, at) => {
    if (known.has(row.ref) || !own.came(row)) return;
    const above = new Set(fresh.slice(0, at).map(({ ref }) => ref));
    rows.splice(rows.findLastIndex(({ row: { ref } }) => above.has(ref)) + 1, 0, { row, ghost: false });
  });
  return rows;
}

/** Where focus goes when the focused row is applied away: the row now at that index, else the one before, else none. */
export function focusAfter<Row extends { ref: string }>(
  before: readonly Shown<Row>[],
  after: readonly Shown<Row>[],
  focused: string,
): string | null {
  if (after.some(({ row }) => row.ref === focused)) return focused;
  const at = before.findIndex(({ row }) => row.ref === focused);
  return (after[at] ?? after.at(-1))?.row.ref ?? null;
}

function added<Row extends { ref: string }>(shown: readonly Shown<Row>[], fresh: readonly Row[]): number {
  const known = new Set(shown.map(({ row }) => row.ref));
  return fresh.filter((row) => !known.has(row.ref)).length;
}

function removed<Row>(rows: readonly Shown<Row>[]): number {
  return rows.filter((row) => row.ghost).length;
}

/** Rows that stay but would stand elsewhere among those that stay. */
function moved<Row extends { ref: string }>(rows: readonly Shown<Row>[], fresh: readonly Row[]): number {
  const here = rows.filter((row) => !row.ghost).map(({ row }) => row.ref);
  const stay = new Set(here);
  const there = fresh.map((row) => row.ref).filter((ref) => stay.has(ref));
  return here.filter((ref, at) => there[at] !== ref).length;
}
