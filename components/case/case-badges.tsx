"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Badge } from "#components/ui/badge.tsx";
import { type BadgeFact, BadgeList } from "#components/ui/badge-list.tsx";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { dayWords } from "#components/ui/time-words.ts";
import type { CaseState } from "#lib/domain/case.ts";
import { ADJUSTMENTS, HOLD_KINDS, STATUSES } from "#lib/domain/codes.ts";
import { isNotContacted } from "#lib/domain/not-contacted.ts";

/** By the name: support needs (the adjustment, never the condition), holds with their end, an open complaint. */
export function CaseBadges() {
  const { state } = useOpenCase();
  const timeZone = useTimeZone();
  const now = useNow();
  const closed = state.lifecycle.state === "closed";
  return (
    <>
      {closed ? <Badge>{STATUSES[state.status]}</Badge> : null}
      <BadgeList badges={badgesOf(state, (at) => dayWords(at, timeZone, now).replace(/^\w+ /, ""))} />
    </>
  );
}

function badgesOf({ customer, holds, complaints, contactFacts }: CaseState, day: (at: string) => string): BadgeFact[] {
  const needs = customer.adjustments.map((one) => ADJUSTMENTS[one]);
  return [
    ...(needs.length > 0 ? [{ kind: "need" as const, words: inOneLine(needs) }] : []),
    ...holds.map(({ kind, until }) =>
      kind === "dispute"
        ? { kind: "disputed" as const, words: "Disputed" }
        : { kind: "hold" as const, words: HOLD_KINDS[kind].label + (until ? ` to ${day(until)}` : "") },
    ),
    ...(complaints.length > 0 ? [{ kind: "complaint" as const, words: "Complaint open" }] : []),
    ...(isNotContacted(contactFacts) ? [{ kind: "stop" as const, words: "Do not contact" }] : []),
  ];
}

function inOneLine([first = "", ...rest]: string[]): string {
  return [first, ...rest.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join(", ");
}
