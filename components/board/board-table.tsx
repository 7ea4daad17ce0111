"use client";
import { ArrowLeftRight, ChevronDown, Phone, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { BoardNumber, COLUMNS } from "#components/board/board-number.tsx";
import { numberOf, summed } from "#components/board/board-rows.ts";
import { cellText, type Sort } from "#components/board/board-state.ts";
import { awayWords } from "#components/handover/away-words.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Initials } from "#components/ui/initials.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Cell } from "#lib/client/board.ts";
import { useNames } from "#lib/client/names.ts";
import type { Load, PersonOnBoard, TeamOnBoard } from "#lib/domain/board.ts";

type BoardTableProps = {
  teams: TeamOnBoard[];
  /** "team person", in the order that is shown. */
  order: string[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  open: Cell | null;
  onOpen: (cell: Cell) => void;
  offered: Load;
  /** The team that the filter leaves, or null. */
  team: string | null;
};

const HEADS: { sort: Sort; words: string }[] = [
  { sort: "open", words: "Open" },
  { sort: "due", words: "Due in hour" },
  { sort: "overdue", words: "Overdue" },
  { sort: "hold", words: "On hold" },
];

/** People by work: what nobody has taken first, what nobody has accepted second, then team by team. */
export function BoardTable({ teams, order, sort, onSort, open, onOpen, offered, team }: BoardTableProps) {
  const shared = { open, onOpen };
  const shown = teams.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <TableScroll label="People and work">
      <table className="table board-table">
        <thead>
          <tr>
            <Head sort="name" current={sort} onSort={onSort} words="Holder" />
            {HEADS.map((head) => (
              <Head key={head.sort} {...head} current={sort} onSort={onSort} num />
            ))}
            <Head sort="oldest" current={sort} onSort={onSort} words="Oldest untouched" />
            <th scope="col">On call now</th>
          </tr>
        </thead>
        <tbody>
          <Row
            {...shared}
            load={summed(teams.map((one) => one.waiting))}
            holder="queue"
            team={team}
            whose="waiting, not taken"
            pin
          >
            <span className="owner owner--row" data-state="waiting">
              <TriangleAlert className="i" /> Waiting, not taken
            </span>
          </Row>
          <Row {...shared} load={offered} holder="offered" team={team} whose="offered, not accepted" pin>
            <span className="line wrap">
              <span className="owner owner--row" data-state="out">
                <ArrowLeftRight className="i" /> Offered, not accepted
              </span>
              <span className="away xs">counted with senders</span>
            </span>
          </Row>
        </tbody>
        {shown.map((one) => (
          <TeamRows key={one.team} of={one} order={order} {...shared} />
        ))}
      </table>
    </TableScroll>
  );
}

function Head({
  sort,
  current,
  onSort,
  words,
  num,
}: {
  sort: Sort;
  current: Sort;
  onSort: (sort: Sort) => void;
  words: string;
  num?: boolean;
}) {
  const is = sort === current;
  const direction = sort === "name" || sort === "oldest" ? "ascending" : "descending";
  return (
    <th scope="col" className={num ? "num" : undefined} aria-sort={is ? direction : undefined}>
      <button type="button" onClick={() => onSort(sort)}>
        {words} {is ? <ChevronDown className="i" /> : null}
      </button>
    </th>
  );
}

type Shared = { open: Cell | null; onOpen: (cell: Cell) => void };

function TeamRows({ of, order, ...shared }: { of: TeamOnBoard; order: string[] } & Shared) {
  const people = new Map(of.people.map((one) => [`${of.team} ${one.id}`, one]));
  const rows = order.flatMap((key) => people.get(key) ?? []);
  return (
    <tbody>
      <Row {...shared} load={of} holder="all" team={of.team} whose={of.name} group>
        {of.name}
      </Row>
      {rows.map((one) => (
        <Row key={one.id} {...shared} load={one} holder={one.id} team={of.team} whose={one.name} person={one}>
          <PersonCell person={one} />
        </Row>
      ))}
    </tbody>
  );
}

function PersonCell({ person }: { person: PersonOnBoard }) {
  const names = useNames();
  const away = awayWords(person.absence, names, useTimeZone());
  return (
    <span className="line wrap">
      <Initials name={person.name} />
      <span>{person.name}</span>
      {away ? <span className="away">{away.words}</span> : null}
    </span>
  );
}

function Row({
  load,
  holder,
  team,
  whose,
  open,
  onOpen,
  person,
  pin,
  group,
  children,
}: Shared & {
  load: Load;
  holder: string;
  team: string | null;
  whose: string;
  person?: PersonOnBoard;
  pin?: boolean;
  group?: boolean;
  children: ReactNode;
}) {
  const mine = open !== null && open.holder === holder && open.team === team;
  return (
    <tr data-pin={pin ? "" : undefined} data-group={group ? "" : undefined} data-selected={mine ? "" : undefined}>
      <th scope={group ? "rowgroup" : "row"}>{children}</th>
      {COLUMNS.map((state) => {
        const cell = { holder, team, state };
        const current = open !== null && cellText(open) === cellText(cell);
        return (
          <BoardNumber
            key={state}
            value={numberOf(load, state)}
            cell={cell}
            whose={whose}
            current={current}
            onOpen={onOpen}
          />
        );
      })}
      <td>{load.oldestUntouched ? <TimeText at={load.oldestUntouched.at} as="for" /> : null}</td>
      <td>
        {person?.onCallSince ? (
          <span className="line">
            <Phone className="i" /> <TimeText at={person.onCallSince} as="for" />
          </span>
        ) : person ? (
          <span className="ink3">No</span>
        ) : null}
      </td>
    </tr>
  );
}
