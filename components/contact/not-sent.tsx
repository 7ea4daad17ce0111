"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { ruleWords } from "#components/contact/permission-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { ApiProblem } from "#lib/client/api.ts";
import type { Reason } from "#lib/domain/contact-policy/index.ts";

/** What the server refused, with every rule, and the event that records it. */
export function NotSent({ problem, kept = true }: { problem: ApiProblem; kept?: boolean }) {
  const reasons = Array.isArray(problem.facts.reasons) ? (problem.facts.reasons as Reason[]) : [];
  const version = typeof problem.facts.version === "number" ? problem.facts.version : null;
  const [first] = reasons;
  const title = problem.isUnanswered ? "No answer yet." : first ? `Blocked by ${ruleWords(first.rule)}.` : "Not done.";
  return (
    <Notice kind="error" title={title} role="alert">
      {reasons.length === 0
        ? problem.message
        : reasons.map(({ rule, message, citation }) => (
            <span key={rule}>
              {message} <span className="hint">{citation}.</span>{" "}
            </span>
          ))}{" "}
      {version === null ? null : (
        <>
          On record as <EventSeq version={version} />.{" "}
        </>
      )}
      {kept ? "What you typed is kept." : null}
    </Notice>
  );
}
