"use client";
import { UserCheck } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useMemo, useState } from "react";
import { AbsenceDialog } from "#components/board/absence-dialog.tsx";
import { AbsenceLines } from "#components/board/absence-lines.tsx";
import { BoardFilters } from "#components/board/board-filters.tsx";
import { filtered, ordered } from "#components/board/board-rows.ts";
import { boardParsers, cellText, readCell } from "#components/board/board-state.ts";
import { BoardStrip } from "#components/board/board-strip.tsx";
import { BoardTable } from "#components/board/board-table.tsx";
import { CellPane } from "#components/board/cell-pane.tsx";
import { JobLines } from "#components/board/job-lines.tsx";
import { OwnershipFeed } from "#components/board/ownership-feed.tsx";
import { useCalmOrder } from "#components/board/use-calm-order.ts";
import { useHeld } from "#components/queue/use-held.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { type Cell, useBoard, useBoardSignals } from "#lib/client/board.ts";
import { useNames } from "#lib/client/names.ts";
import { type Me, useMe } from "#lib/client/queries.ts";
import type { Board } from "#lib/domain/board.ts";
import { whyNoBoard } from "#lib/domain/permissions.ts";

/** The lead's board; for everybody else, why there is none. */
export function BoardScreen() {
  const { data: me } = useMe();
  const why = me && whyNoBoard(me.role);
  const board = useBoard(me !== undefined && why === null);
  if (me && why) return <NoBoard why={why} works={me.portfolios.length > 0} />;
  if (me && board.data) return <BoardPanes me={me} board={board.data} />;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="board-head">
        <h1 tabIndex={-1}>Board</h1>
      </div>
      {board.isError ? (
        <Notice
          kind="error"
          title="The board did not load."
          act={
            <Button small onClick={() => board.refetch()}>
              Try again
            </Button>
          }
        >
          {board.error.message}
        </Notice>
      ) : (
        <Skeleton rows={8} label="Loading the board" />
      )}
    </main>
  );
}

function NoBoard({ why, works }: { why: string; works: boolean }) {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="board-head">
        <h1 tabIndex={-1}>No board for your role</h1>
      </div>
      <Empty title={why}>{works ? <Link href="/queue">To the queue</Link> : null}</Empty>
    </main>
  );
}

function BoardPanes({ me, board }: { me: Me; board: Board }) {
  const [{ team, state, sort, list }, choose] = useQueryStates(boardParsers);
  const [covering, setCovering] = useState(false);
  const { held, handlers } = useHeld();
  const { items } = board;
  useBoardSignals(useMemo(() => items.map((one) => one.team), [items]));
  const teams = filtered(items, team, state);
  const order = useCalmOrder(ordered(teams, sort), `${team} ${state} ${sort}`, held);
  const cell = readCell(list);
  const leads = me.role === "lead";
  const offered = team === null ? board.offered : (teams[0]?.offered ?? board.offered);
  return (
    <>
      <BoardFilters teams={items} team={team} state={state} onChoose={(choice) => choose({ ...choice, list: null })} />
      <main className="main" id="main" tabIndex={-1}>
        <BoardStrip teams={teams} offered={offered} accepts={board.accepts} />
        <div className="board-head">
          <h1 tabIndex={-1}>Board</h1>
          <span className="ink3">
            People by work. As of <TimeText at={board.at} as="second" />
          </span>
          {leads ? (
            <span className="push">
              <Button small icon={UserCheck} onClick={() => setCovering(true)}>
                Cover absence
              </Button>
            </span>
          ) : null}
        </div>
        {leads ? <JobLines /> : null}
        <AbsenceLines may={leads} />
        <div className="board-hold" {...handlers}>
          <BoardTable
            teams={teams}
            order={order}
            sort={sort}
            onSort={(next) => choose({ sort: next })}
            open={cell}
            onOpen={(next) => choose({ list: cellText(next) })}
            offered={offered}
            team={team}
          />
        </div>
      </main>
      <aside className="side board-side" aria-label="List and feed" data-open={cell ? "" : undefined}>
        {cell ? (
          <OpenCell key={list} cell={cell} board={board} may={leads} onClose={() => choose({ list: null })} />
        ) : null}
        <OwnershipFeed />
      </aside>
      {covering ? <AbsenceDialog teams={items} onClose={() => setCovering(false)} /> : null}
    </>
  );
}

function OpenCell({ cell, board, may, onClose }: { cell: Cell; board: Board; may: boolean; onClose: () => void }) {
  const names = useNames();
  const only = board.items.length === 1 ? (board.items[0]?.team ?? null) : null;
  return (
    <CellPane cell={{ ...cell, team: cell.team ?? only }} title={titleOf(cell, names)} may={may} onClose={onClose} />
  );
}

function titleOf({ holder, team }: Cell, names: ReturnType<typeof useNames>): string {
  const of = team ? `, ${names.team(team)}` : "";
  if (holder === "queue") return `Waiting, not taken${of}`;
  if (holder === "offered") return `Offered, not accepted${of}`;
  if (holder === "all") return team ? names.team(team) : "All teams";
  return `${names.person(holder)}${of}`;
}
