"use client";
import { CircleAlert } from "lucide-react";
import { textName } from "#components/templates/template-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { TemplateProblem } from "#lib/domain/templates/template.ts";

/** One line that is always there, so that nothing under it moves while one types. */
export function ProblemLine({ problems }: { problems: TemplateProblem[] | null }) {
  const count = problems?.length ?? 0;
  if (!problems) return <Notice title="Looking at what the law asks for." />;
  if (count === 0) return <Notice kind="done" title="Nothing stands in the way of publishing." />;
  const title =
    count === 1 ? "One thing stands in the way of publishing." : `${count} things stand in the way of publishing.`;
  return <Notice kind="warn" title={title} act={<a href="#tpl-problems">Show</a>} />;
}

/** What stands in the way of publishing, as one types; each leads to its place. */
export function ProblemList({
  problems,
  onGo,
}: {
  problems: TemplateProblem[] | null;
  onGo: (problem: TemplateProblem) => void;
}) {
  if (!problems || problems.length === 0) return null;
  return (
    <section className="tpl-part" aria-labelledby="tpl-problems">
      <h2 id="tpl-problems">In the way of publishing</h2>
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
