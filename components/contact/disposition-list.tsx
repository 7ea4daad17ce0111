"use client";
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { OUTCOME_GROUPS } from "#components/case-acts/outcome-form.ts";
import { type Disposition, type DispositionSlug, dispositionOf, type Opens } from "#lib/domain/dispositions.ts";

const NOT_OF_A_CALL: ReadonlySet<DispositionSlug> = new Set(["message-sent", "letter-sent"]);
const OPENS: Record<Opens, string> = {
  nextAction: "opens the next action",
  dispute: "opens a dispute",
  complaint: "opens a complaint",
  disclosure: "opens a disclosure",
};
/** What somebody who was rung up cannot have done. */
const GROUPS = OUTCOME_GROUPS.filter(({ slugs }) => !slugs.includes("call-received")).map(({ label, slugs }) => ({
  label,
  slugs: slugs.filter((slug) => !NOT_OF_A_CALL.has(slug)),
}));

type DispositionListProps = { value: string; onChange: (slug: DispositionSlug) => void; error?: string };

/** What came of a call, each with how it counts and with what it opens. */
export function DispositionList({ value, onChange, error }: DispositionListProps) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">Outcome</legend>
      <div className="radio-list outcomes">
        {GROUPS.map(({ label, slugs }) => (
          <fieldset key={label}>
            <legend className="outcomes-head">{label}</legend>
            {slugs.map((slug) => (
              <label key={slug}>
                <input
                  className="tick"
                  type="radio"
                  name={id}
                  value={slug}
                  checked={slug === value}
                  aria-invalid={error ? true : undefined}
                  onChange={() => onChange(slug)}
                />
                <span className="radio-name">{dispositionOf(slug).label}</span>
                <span className="radio-detail">{countsWords(dispositionOf(slug))}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {error ? (
        <p className="error" id={`${id}-error`}>
          <CircleAlert className="i" />
          <span>{error}</span>
        </p>
      ) : null}
    </fieldset>
  );
}

/** "work, reached, attempt; opens a dispute" */
export function countsWords({ worked, contact, attempt, opens }: Disposition): string {
  const flags = [worked && "work", contact && "reached", attempt ? "attempt" : "no attempt"].filter(Boolean).join(", ");
  return opens ? `${flags}; ${OPENS[opens]}` : flags;
}
