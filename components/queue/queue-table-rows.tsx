"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect } from "react";
import { QueueTableRow } from "#components/queue/queue-table-row.tsx";
import { SelectAll } from "#components/queue/select-row.tsx";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import { useRowProps } from "#components/queue/use-row-props.ts";
import { Button } from "#components/ui/button.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { Sort } from "#lib/client/queue-filter.ts";

type Column = { name: string; sort?: Sort; order?: "ascending" | "descending"; num?: boolean };
const COLUMNS: Column[] = [
  { name: "Reference" },
  { name: "Customer" },
  { name: "Status" },
  { name: "Balance", sort: "balance", order: "descending", num: true },
  { name: "Owner" },
  { name: "Due", sort: "due", order: "ascending" },
  { name: "Needs and holds" },
  { name: "Updated", sort: "updated", order: "descending" },
];

/** A native table, a line a case, in a region of its own that scrolls; the headers that can, sort. */
export function QueueTableRows({ list }: { list: QueueList }) {
  const { body, calm, handlers, queue, selection, filter, change } = list;
  const rows = useRowProps(list);
  useReturn(list);
  if (calm.rows.length === 0) return null;
  return (
    <TableScroll label="Cases">
      <table className="table table--cases" {...handlers}>
        <thead>
          <tr>
            <th scope="col">
              <SelectAll
                loaded={calm.rows.length}
                chosen={selection.count}
                onAll={selection.all}
                onClear={selection.clear}
              />
            </th>
            {COLUMNS.map((column) => (
              <Head key={column.name} {...column} sorted={filter?.sort} onSort={(sort) => change({ sort })} />
            ))}
          </tr>
        </thead>
        <tbody
          ref={(element) => {
            body.current = element;
          }}
        >
          {rows.map((props) => (
            <QueueTableRow key={props.row.ref} {...props} />
          ))}
        </tbody>
      </table>
      {queue.hasNextPage ? (
        <Button kind="quiet" busy={queue.isFetchingNextPage} onClick={() => queue.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </TableScroll>
  );
}

/** Back from a case, the table stands where it was left: at that case's row, which has focus. */
function useReturn({ body, left }: QueueList): void {
  useEffect(() => {
    const row = [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find(
      (one) => one.dataset.row === left.current,
    );
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("a[data-case]")?.focus({ preventScroll: true });
  }, [body, left]);
}

function Head({
  name,
  sort,
  order,
  num,
  sorted,
  onSort,
}: Column & { sorted: Sort | undefined; onSort: (sort: Sort) => void }) {
  if (!sort)
    return (
      <th scope="col" className={num ? "num" : undefined}>
        {name}
      </th>
    );
  const isSorted = sort === sorted;
  const Arrow = order === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={num ? "num" : undefined} aria-sort={isSorted ? order : undefined}>
      <button type="button" onClick={() => onSort(sort)}>
        {name}
        {isSorted ? <Arrow className="i i--12" /> : null}
      </button>
    </th>
  );
}
