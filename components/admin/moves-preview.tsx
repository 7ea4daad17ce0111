"use client";
import { useId } from "react";
import { type DutyLost, type MoveGroup, useMovesPreview } from "#components/admin/admin-data.ts";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";

const WHAT: Record<MoveGroup["kind"], string> = {
  case: "Cases go, untaken, to",
  "offer-withdrawn": "Offers are withdrawn; the cases stay with",
  "offer-readdressed": "Offers now wait for anyone in",
};

/** Which cases a change moves where, before it is made: by destination, with counts and references. Never a customer's name. */
export function MovesPreview({ path }: { path: string }) {
  const { data, error } = useMovesPreview(path);
  const heading = useId();
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Skeleton rows={2} label="Looking what moves" />;
  return (
    <section className="grid gap-3" aria-labelledby={heading}>
      <h3 className="label" id={heading}>
        What moves
      </h3>
      <Moves moves={data.moves} />
      {data.duty.length > 0 ? <DutyMoves duty={data.duty} /> : null}
    </section>
  );
}

/** What was moved in the end: cases may have come or gone since the preview. */
export function movedWords(refs: string[]): string {
  if (refs.length === 0) return "Nothing had to move.";
  return refs.length === 1 ? "1 case or offer moved." : `${refs.length} cases and offers moved.`;
}

function Moves({ moves }: { moves: MoveGroup[] }) {
  const names = useNames();
  if (moves.length === 0) return <p className="sm ink2">No case and no offer moves.</p>;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">What happens</th>
          <th scope="col" className="num">
            Open
          </th>
          <th scope="col" className="num">
            Closed
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ kind, to, open, refs }) => (
          <tr key={`${kind} ${to.team} ${to.user}`}>
            <td className="whitespace-normal!">
              {WHAT[kind]} <b>{to.user ? `${names.person(to.user)}, ${names.team(to.team)}` : names.team(to.team)}</b>
              <References refs={refs} />
            </td>
            <td className="num">{open}</td>
            <td className="num">{refs.length - open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function References({ refs }: { refs: string[] }) {
  return (
    <details>
      <summary className="xs ink2">{refs.length === 1 ? "Reference" : `${refs.length} references`}</summary>
      <p className="max-h-32 overflow-auto">
        {refs.map((ref) => (
          <span key={ref} className="ref">
            {ref}{" "}
          </span>
        ))}
      </p>
    </details>
  );
}

function DutyMoves({ duty }: { duty: DutyLost[] }) {
  const names = useNames();
  return (
    <Notice kind="warn" title="On duty.">
      {duty.map(({ team, from, until, as, successor }) => (
        <span key={`${team} ${from}`} className="block">
          {as === "lead" ? "Duty lead" : "Deputy"} of {names.team(team)}{" "}
          {until ? (
            <>
              until <TimeText at={until} />
            </>
          ) : (
            "until further notice"
          )}
          . {successorWords(as, successor ? names.person(successor) : null)}
        </span>
      ))}
    </Notice>
  );
}

function successorWords(as: DutyLost["as"], name: string | null): string {
  if (as === "deputy") return "The team has no deputy then.";
  return name ? `${name} answers then.` : "Nobody answers then: name a fallback lead first.";
}
