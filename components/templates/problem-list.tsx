"use client";
import { CircleAlert } from "lucide-react";
import { textName } from "#components/templates/template-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { TemplateProblem } from "#lib/domain/templates/template.ts";

/** What stands in the way of publishing, as one types; each leads to its place. */
export function ProblemList({
  problems,
  onGo,
}: {
  problems: TemplateProblem[] | null;
  onGo: (problem: TemplateProblem) => void;
}) {
  if (!problems) return null;
  if (problems.length === 0) return <Notice kind="done" title="Nothing stands in the way of publishing." />;
  return (
    <section className="tpl-part" aria-labelledby="tpl-problems">
      <h2 id="tpl-problems">
        {problems.length === 1 ? "One thing stands" : `${problems.length} things stand`} in the way of publishing
      </h2>
      <ul className="tpl-problems">
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)}>
            <CircleAlert className="i" />
            <button type="button" className="link" onClick={() => onGo(problem)}>
              {placeOf(problem)}
            </button>{" "}
            {problem.message} {problem.citation ? <span className="ink3">{problem.citation}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ language, variant, field }: TemplateProblem): string {
  if (!language || !variant) return "The whole:";
  return `${textName({ language, variant })}${field === "subject" ? ", subject" : ""}:`;
}
