"use client";
import Link from "next/link";
import { DELIMITER_WORDS, ENCODING_WORDS, number } from "#components/import/import-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { ImportView } from "#lib/client/imports.ts";
import { useNames } from "#lib/client/names.ts";

/** What it was given, by whom and when. */
export function ImportFacts({ of }: { of: ImportView }) {
  const names = useNames();
  return (
    <p className="imp-pad sm ink2">
      Begun by {of.startedBy.kind === "user" ? names.person(of.startedBy.id) : "a key"} <TimeText at={of.startedAt} />
      {of.finishedAt ? (
        <>
          , ended <TimeText at={of.finishedAt} as="second" />
        </>
      ) : null}
      {of.finishedAt && of.rate > 0 ? `, ${number(Math.round(of.rate))} rows a second` : null}. Source {of.source}, as
      of {of.asOf}; {ENCODING_WORDS[of.encoding]}, {DELIMITER_WORDS[of.delimiter].toLowerCase()} between cells.{" "}
      <Link href={`/imports/new?from=${of.id}`}>Use its mapping again</Link>
    </p>
  );
}
