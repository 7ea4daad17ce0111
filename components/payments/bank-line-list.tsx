"use client";
import Link from "next/link";
import { type KeyboardEvent, useRef } from "react";
import { sumWords, whoWords } from "#components/payments/payment-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BankLineView } from "#lib/client/payments.ts";
import { LINE_STATES, REASONS } from "#lib/domain/bank/bank-words.ts";

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Lines by day; arrows go along them, Enter opens one. */
export function BankLineList({
  lines,
  chosen,
  onChoose,
}: {
  lines: BankLineView[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  function step(event: KeyboardEvent) {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const to = STEPS[event.key]?.(links.indexOf(event.target as HTMLElement), links.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    links[to]?.focus();
  }
  return (
    <ul ref={list} aria-label="Bank lines" onKeyDown={step}>
      {lines.map((line) => (
        <li key={line.id} className="pd-line">
          <Link
            href={`/payments?line=${line.id}`}
            prefetch={false}
            aria-current={line.id === chosen ? "true" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onChoose(line.id);
            }}
          >
            <span className="pd-who">{whoWords(line)}</span>
            <span className="pd-sum" data-out={line.direction === "out" || undefined}>
              {sumWords(line)}
            </span>
            <span className="pd-text">{line.said?.texts.join(" ") || "No text"}</span>
            <TimeText at={`${line.bookedOn}T12:00:00.000Z`} as="day" />
            <span className="col-span-2">
              <Remark line={line} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Remark({ line: { state, suggestions, notes, returned } }: { line: BankLineView }) {
  const [first] = suggestions;
  return (
    <span className="line wrap">
      <Badge>{LINE_STATES[state]}</Badge>
      {returned ? <Badge kind="disputed">Taken back</Badge> : null}
      <span className="ink2">{first ? first.case.customerName : notes.map((note) => REASONS[note]).join(", ")}</span>
    </span>
  );
}
