"use client";
import type { ReactNode } from "react";
import { summed } from "#components/board/board-rows.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { spanWords } from "#components/ui/time-words.ts";
import type { Board, TeamOnBoard } from "#lib/domain/board.ts";

/** Ownership now, in one line: the gap first. */
export function BoardStrip({ teams, offered, accepts }: { teams: TeamOnBoard[] } & Pick<Board, "offered" | "accepts">) {
  const waiting = summed(teams.map((one) => one.waiting)).open;
  const [longest] = teams.flatMap((one) => one.waiting.longest ?? []).sort((a, b) => a.since.localeCompare(b.since));
  const all = summed(teams);
  const { count, medianSeconds } = accepts;
  return (
    <dl className="strip board-strip" aria-label="Ownership now">
      <Figure label="Waiting, not taken now" value={waiting} alarm={waiting > 0}>
        {longest ? (
          <>
            longest <TimeText at={longest.since} as="for" />
          </>
        ) : null}
      </Figure>
      <Figure label="Offered, not accepted" value={offered.open}>
        {offered.oldestUntouched ? (
          <>
            oldest <TimeText at={offered.oldestUntouched.at} as="for" />
          </>
        ) : null}
      </Figure>
      <Figure label="Median time to accept" value={medianSeconds === null ? "–" : spanWords(medianSeconds * 1000)}>
        today, {count} accepted
      </Figure>
      <Figure label="Overdue now" value={all.overdue}>
        of {all.open} open
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  value,
  alarm,
  children,
}: {
  label: string;
  value: ReactNode;
  alarm?: boolean;
  children: ReactNode;
}) {
  return (
    <div data-alarm={alarm ? "" : undefined}>
      <dt>{label}</dt>
      <dd>
        <span>{value}</span> <small>{children}</small>
      </dd>
    </div>
  );
}
