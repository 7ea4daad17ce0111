"use client";
import type { RefObject } from "react";
import { QueueRowItem } from "#components/queue/queue-row.tsx";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import { useRowProps } from "#components/queue/use-row-props.ts";
import { useStillHeights } from "#components/queue/use-still-heights.ts";
import { Button } from "#components/ui/button.tsx";

/** The rows themselves: one tab stop, arrows and J/K between them, the whole row the link but the box that selects it. */
export function QueueRows({ list }: { list: QueueList }) {
  const { body, frozen, handlers, queue } = list;
  const rows = useRowProps(list);
  const ul = body as RefObject<HTMLUListElement | null>;
  const heights = useStillHeights(
    ul,
    frozen,
    rows.map(({ row }) => row.ref),
  );
  return (
    <div className="rows" {...handlers}>
      <ul ref={ul} aria-label="Cases">
        {rows.map((props) => (
          <QueueRowItem key={props.row.ref} {...props} height={heights.get(props.row.ref)} />
        ))}
      </ul>
      {queue.hasNextPage ? (
        <Button kind="quiet" busy={queue.isFetchingNextPage} onClick={() => queue.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </div>
  );
}
