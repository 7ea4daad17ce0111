import type { Names, Viewer } from "#components/case/owner-facts.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

/** What a row of the list or of the table is drawn from: it is drawn again only when one of these is another. */
export type ListRowProps = {
  row: QueueRow;
  /** It no longer belongs here, and keeps its place until the list is applied. */
  ghost: boolean;
  /** Where the ghost's case is now; absent while not known, null when it may no longer be opened. */
  gone: QueueRow | null | undefined;
  href: string;
  onOpen: (href: string) => void;
  viewer: Viewer;
  names: Names;
  current: boolean;
  selected: boolean;
  onPick: (ref: string, range: boolean) => void;
  /** Changed and not yet seen. */
  changed: boolean;
  tabIndex: number;
  height?: number;
};

/** For `memo`: every answer brings new row objects, so those are compared by what they say. */
export function isAlike({ row, ...one }: ListRowProps, { row: otherRow, ...other }: ListRowProps): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof typeof one)[];
  return isSame(row, otherRow) && keys.every((key) => one[key] === other[key]);
}

/** A case of the same version reads the same, but for a customer who was erased meanwhile. */
function isSame(one: QueueRow, other: QueueRow): boolean {
  if (one === other) return true;
  return one.ref === other.ref && one.version === other.version && one.customerName === other.customerName;
}
