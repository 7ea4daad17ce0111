"use client";
import { X } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { AssignMenu } from "#components/board/assign-menu.tsx";
import { CellRow } from "#components/board/cell-row.tsx";
import { ReassignDialog, type ReassignDialogProps } from "#components/board/reassign-dialog.tsx";
import { useCalmCell } from "#components/board/use-calm-cell.ts";
import { useHeld } from "#components/queue/use-held.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type Cell, STATES, useCell } from "#lib/client/board.ts";

/** The cases behind a number: choose some, and assign them. Nothing in it moves while somebody is in it or has chosen. */
export function CellPane({
  cell,
  title,
  may,
  onClose,
}: {
  cell: Cell;
  title: string;
  /** Whether the reader reassigns; compliance looks on. */
  may: boolean;
  onClose: () => void;
}) {
  const query = useCell(cell);
  const { held, handlers } = useHeld();
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const [preset, setPreset] = useState<ReassignDialogProps["preset"] | null>(null);
  const calm = useCalmCell(query.rows, query.data?.pages.length ?? 0, held || chosen.size > 0);
  const here = calm.rows.filter(({ ghost }) => !ghost);
  const toggle = useCallback((ref: string, version: number) => {
    setChosen((before) => {
      const after = new Map(before);
      if (!after.delete(ref)) after.set(ref, version);
      return after;
    });
  }, []);
  useEffect(() => document.getElementById("cell-title")?.focus(), []);
  const all = here.length > 0 && here.every(({ row }) => chosen.has(row.ref));
  return (
    <section aria-labelledby="cell-title" {...handlers}>
      <div className="board-sec">
        <h2 id="cell-title" tabIndex={-1}>
          {title}
        </h2>
        <span className="count">{STATES[cell.state].toLowerCase()}</span>
        <span className="push line">
          <IconButton label="Close the list" icon={X} onClick={onClose} />
        </span>
      </div>
      {may && here.length > 0 ? (
        <div className="board-sec">
          <Checkbox
            label={chosen.size === 0 ? "Select all" : `${chosen.size} selected`}
            checked={all}
            onChange={() => setChosen(all ? new Map() : new Map(here.map(({ row }) => [row.ref, row.version])))}
          />
          <span className="push">
            <AssignMenu team={cell.team} disabled={chosen.size === 0} onChoose={setPreset} />
          </span>
        </div>
      ) : null}
      {calm.waiting > 0 ? (
        <p className="board-line">
          <button type="button" className="link" onClick={calm.apply}>
            {calm.waiting === 1 ? "1 change" : `${calm.waiting} changes`} to this list, show
          </button>
        </p>
      ) : null}
      {query.isPending ? <Skeleton rows={4} label="Loading the cases" /> : null}
      {query.isError && !query.data ? (
        <Notice kind="error" title="The list did not load.">
          {query.error.message}
        </Notice>
      ) : null}
      {query.isSuccess && calm.rows.length === 0 ? <Empty title="Nothing here now" /> : null}
      <ul aria-label="Cases">
        {calm.rows.map(({ row, ghost }) => (
          <CellRow
            key={row.ref}
            row={row}
            ghost={ghost}
            selected={chosen.has(row.ref)}
            onSelect={may ? () => toggle(row.ref, row.version) : undefined}
          />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button kind="quiet" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      {preset ? (
        <ReassignDialog
          refs={[...chosen.keys()]}
          versions={Object.fromEntries(chosen)}
          preset={preset}
          onClose={() => setPreset(null)}
          onStarted={() => setChosen(new Map())}
        />
      ) : null}
    </section>
  );
}
