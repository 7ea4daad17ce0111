"use client";
import Link from "next/link";
import { askedWords, howWords, whatWords, whoWords, whyWords } from "#components/access/entry-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { AccessEntry } from "#lib/client/access-log.ts";
import { useNames } from "#lib/client/names.ts";

/** Line after line: when, who, what, of which case, and why. */
export function AccessTable({ entries }: { entries: AccessEntry[] }) {
  const names = useNames();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Case</th>
          <th scope="col">Why</th>
          <th scope="col">Asked for</th>
          <th scope="col">How</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <TimeText at={entry.at} as="day" /> <TimeText at={entry.at} as="second" />
            </td>
            <td>{whoWords(entry)}</td>
            <th scope="row">{whatWords(entry)}</th>
            <td>
              {entry.ref ? (
                <Link className="ref" href={`/cases/${entry.ref}`} prefetch={false}>
                  {entry.ref}
                </Link>
              ) : null}
            </td>
            <td className="whitespace-normal! break-words">{whyWords(entry)}</td>
            <td className="whitespace-normal!">{askedWords(entry, names)}</td>
            <td>{howWords(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
