"use client";
import Link from "next/link";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import type { BankLineView } from "#lib/client/payments.ts";
import { IGNORED_FOR, LINE_ACTS } from "#lib/domain/bank/bank-words.ts";

/** Where it went, and who did what with it. */
export function LineHistory({ line: { postings, acts, currency } }: { line: BankLineView }) {
  const names = useNames();
  if (acts.length === 0) return null;
  return (
    <div className="sec">
      <h2>What became of it</h2>
      {postings.map(({ no, kind, ref, amountMinor, undone }) => (
        <p key={no} className="side-item">
          {undone ? <s>{moneyWords(amountMinor, currency)}</s> : moneyWords(amountMinor, currency)}{" "}
          {kind === "payment" ? "to" : "taken back from"}{" "}
          {ref ? (
            <Link className="ref" href={`/cases/${ref}`} prefetch={false}>
              {ref}
            </Link>
          ) : (
            "a case that you may not open"
          )}
          {undone ? <span className="ink2"> · taken back</span> : null}
        </p>
      ))}
      {acts.map(({ revision, act, by, at, why, reason }) => (
        <p key={revision} className="side-item">
          {LINE_ACTS[act]} by {by.kind === "user" ? names.person(by.id) : by.kind === "api" ? "a key" : "Baton"}{" "}
          <span className="ink2">
            <TimeText at={at} />
            {why ? ` · ${IGNORED_FOR[why]}` : ""}
            {reason ? ` · ${reason}` : ""}
          </span>
        </p>
      ))}
    </div>
  );
}
