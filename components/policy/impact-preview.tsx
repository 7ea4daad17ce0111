"use client";
import { ScanSearch } from "lucide-react";
import Link from "next/link";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { api } from "#lib/client/api.ts";
import { type PolicyPreview, usePolicyAct, usePreview } from "#lib/client/policy.ts";
import { CHANNELS } from "#lib/domain/codes.ts";

/** What the draft would change on the real cases, as far as it has been looked at. */
export function ImpactPreview({ policy }: { policy: string }) {
  const preview = usePreview(policy);
  const ask = usePolicyAct(() => api.post(`/policy/versions/${policy}/previews`));
  const found = preview.data;
  return (
    <section aria-labelledby="pol-impact" className="pol-impact">
      <h2 id="pol-impact">Impact preview</h2>
      {preview.error ? (
        <Notice
          kind="error"
          title="The preview did not load."
          act={
            <Button small onClick={() => preview.refetch()}>
              Try again
            </Button>
          }
        />
      ) : null}
      {found ? <Found of={found} /> : <p className="hint">On every open case, and every contact that is planned.</p>}
      {ask.error ? <ProblemNotice error={ask.error} /> : null}
      <Button
        icon={ScanSearch}
        busy={ask.isPending || (found !== undefined && found !== null && found.state !== "done")}
        onClick={() => ask.mutate(undefined)}
      >
        {found ? "Look again" : "Preview the impact"}
      </Button>
    </section>
  );
}

function Found({ of }: { of: PolicyPreview }) {
  const { state, done, total, sums, samples, at } = of;
  return (
    <>
      {state === "done" ? null : (
        <>
          <progress aria-label="Cases looked at" max={Math.max(1, total)} value={done} />
          <p className="hint">
            {number(done)} of {number(total)} open cases looked at so far. It goes on without this page.
          </p>
        </>
      )}
      <p className="pol-headline">
        <b>{number(sums.affected)}</b> open {sums.affected === 1 ? "case" : "cases"} affected,{" "}
        <b>{number(sums.blockedToday)}</b> planned {sums.blockedToday === 1 ? "contact" : "contacts"} would be blocked
        today.
      </p>
      <p className="hint">
        Of {number(sums.planned)} planned contacts in all {number(sums.blocked)} would be blocked and{" "}
        {number(sums.freed)} let go. Judged for <TimeText at={at} />.
        {sums.unread > 0 ? ` ${number(sums.unread)} cases could not be judged.` : null}
      </p>
      <RuleCounts of={sums.rules} />
      {samples.length > 0 ? <Samples of={samples} /> : null}
    </>
  );
}

function RuleCounts({ of }: { of: PolicyPreview["sums"]["rules"] }) {
  const rows = Object.entries(of).toSorted(([, a], [, b]) => b.blocks + b.frees - a.blocks - a.frees);
  if (rows.length === 0) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" className="num">
            Refuses more
          </th>
          <th scope="col" className="num">
            Refuses less
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([rule, { blocks, frees }]) => (
          <tr key={rule}>
            <th scope="row">{rule}</th>
            <td className="num">{number(blocks)}</td>
            <td className="num">{number(frees)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const WHAT = { blocked: "would be blocked", freed: "would be let go", affected: "decided otherwise" } as const;

function Samples({ of }: { of: PolicyPreview["samples"] }) {
  return (
    <>
      <h3>Some of them</h3>
      <ul className="pol-samples">
        {of.map(({ ref, what, channel, at, rules }) => (
          <li key={`${ref}${what}${at ?? ""}${channel}`}>
            <Link className="ref" href={`/cases/${ref}`} prefetch={false}>
              {ref}
            </Link>{" "}
            {CHANNELS[channel]} {WHAT[what]}
            {at ? (
              <>
                , planned for <TimeText at={at} />
              </>
            ) : null}
            {rules.length > 0 ? <span className="ink3"> {rules.join(", ")}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}
