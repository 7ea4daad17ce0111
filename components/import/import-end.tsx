"use client";
import Link from "next/link";
import { ImportForReal } from "#components/import/import-for-real.tsx";
import { leftOut } from "#components/import/import-words.ts";
import { buttonLook } from "#components/ui/button.tsx";
import { counted } from "#components/ui/counted.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { ImportInFull } from "#lib/client/imports.ts";

/** How it ended, and the next step. */
export function ImportEnd({ of }: { of: ImportInFull }) {
  if (of.state === "failed")
    return (
      <Notice kind="error" title="It could not go on.">
        {of.failure} What was done stays; importing the file again goes on from there.{" "}
        <Link href={`/imports/new?from=${of.id}`}>Import it again</Link>
      </Notice>
    );
  if (of.state !== "done") return null;
  if (of.dryRun) return <ImportForReal of={of} />;
  const out = leftOut(of.counts);
  return (
    <Notice
      kind={out > 0 ? "warn" : "done"}
      title={`Done: ${counted(of.counts.cases, "case")} of ${counted(of.counts.customers, "customer")}.`}
      acts={
        <Link className={buttonLook({})} href={queueOf(of)}>
          See them in the queue
        </Link>
      }
    >
      {out > 0 ? `${counted(out, "row")} did not go in; the reasons are below.` : "Every row went in."}
    </Notice>
  );
}

/** The portfolio's cases, those changed last first, where the mapping names one portfolio. */
function queueOf({ mapping: { portfolio } }: ImportInFull): string {
  const one = "constant" in portfolio && { portfolio: portfolio.constant };
  return `/queue?${new URLSearchParams({ view: "all", sort: "updated", ...one })}`;
}
