"use client";
import { useId } from "react";
import { casesWords, holderWords, outcomeWords } from "#components/board/outcome-words.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useNames } from "#lib/client/names.ts";
import type { PreviewItem, ReassignmentPreview, Target, useReassignmentPreview } from "#lib/client/reassignments.ts";

/** What will move, what not and why, and what the receiver holds before and after. */
export function ReassignPreview({
  preview,
  target,
}: {
  preview: ReturnType<typeof useReassignmentPreview>;
  target: Target;
}) {
  const heading = useId();
  const { data } = preview;
  if (preview.isError && !data) return null;
  if (!data) return <Skeleton rows={2} label="Looking what moves" />;
  const skipped = data.items.filter(({ outcome }) => outcome !== "moved");
  return (
    <section className="grid gap-3" aria-labelledby={heading} aria-busy={preview.isFetching || undefined}>
      <h3 className="label" id={heading}>
        {data.move === 0 ? "Nothing will move" : `${casesWords(data.move)} will move`}
        {skipped.length > 0 ? `, ${skipped.length} will not` : ""}
      </h3>
      {data.move > 0 ? <LoadTable load={data.load} target={target} /> : null}
      {skipped.length > 0 ? <Skipped items={skipped} /> : null}
    </section>
  );
}

function LoadTable({ load, target }: { load: ReassignmentPreview["load"]; target: Target }) {
  const names = useNames();
  const { before, after } = load;
  return (
    <table className="table load">
      <thead>
        <tr>
          <th scope="col">Load after</th>
          <th scope="col" className="num">
            Open
          </th>
          <th scope="col" className="num">
            Due in hour
          </th>
          <th scope="col" className="num">
            Overdue
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" className="whitespace-normal!">
            {holderWords({ team: target.toTeam, user: target.toUser }, names)}
          </th>
          <Change before={before.open} after={after.open} />
          <Change before={before.dueInHour} after={after.dueInHour} />
          <Change before={before.overdue} after={after.overdue} />
        </tr>
      </tbody>
    </table>
  );
}

function Change({ before, after }: { before: number; after: number }) {
  if (before === after) return <td className="num">{after}</td>;
  return (
    <td className="num">
      {before} <span aria-hidden="true">→</span>
      <span className="sr"> becomes </span> <b className="b">{after}</b>
    </td>
  );
}

function Skipped({ items }: { items: PreviewItem[] }) {
  const names = useNames();
  return (
    <ul className="outcomes">
      {items.map((item) => (
        <li key={item.ref}>
          <span className="ref">{item.ref}</span> {item.customerName}
          <span className="ink2">{outcomeWords(item, names)}</span>
        </li>
      ))}
    </ul>
  );
}
