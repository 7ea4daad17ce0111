"use client";
import { standingOf } from "#components/templates/template-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useNames } from "#lib/client/names.ts";
import { type Me, usePeople, viewerOf } from "#lib/client/queries.ts";
import type { Template, Version } from "#lib/client/templates.ts";
import { SENT_CHANNELS } from "#lib/domain/contact-words.ts";
import type { TemplateProblem } from "#lib/domain/templates/template.ts";
import { whyNotPublish } from "#lib/domain/templates/who-may.ts";

/** Name, where the draft stands, and what can be done with it. */
export function EditorHead({
  me,
  template,
  draft,
  edited,
  problems,
  overtaken,
  saving,
  onSave,
  onOpen,
}: {
  me: Me;
  template: Template;
  draft: Version | null;
  edited: boolean;
  problems: TemplateProblem[] | null;
  /** Somebody else has saved it meanwhile. */
  overtaken: boolean;
  saving: boolean;
  onSave: () => void;
  onOpen: (dialog: "publish" | "test" | "drop") => void;
}) {
  const names = useNames();
  const now = useNow();
  const why = useWhyNotPublish(
    me,
    draft,
    overtaken
      ? "Look at what was saved meanwhile first."
      : edited
        ? "Save the draft first; then somebody else publishes it."
        : null,
    problems,
  );
  return (
    <header className="q-head">
      <div className="line wrap">
        <h1 tabIndex={-1}>{template.name}</h1>
        <span className="ref">{template.id}</span>
        <Badge>{SENT_CHANNELS[template.channel]}</Badge>
        <span className="push line wrap">
          {draft ? <Button onClick={() => onOpen("drop")}>Throw away</Button> : null}
          {template.channel === "letter" || !draft ? null : (
            <Button
              onClick={() => onOpen("test")}
              disabled={edited}
              reason={edited ? "Save the draft first." : undefined}
            >
              Test send
            </Button>
          )}
          {draft ? (
            <Button onClick={() => onOpen("publish")} disabled={why !== null} reason={why ?? undefined}>
              Publish
            </Button>
          ) : null}
          <Button
            kind="primary"
            busy={saving}
            onClick={onSave}
            disabled={!edited}
            reason={edited ? undefined : "Everything is saved."}
          >
            Save draft
          </Button>
        </span>
      </div>
      <p className="xs ink2">
        {draft ? (
          <>
            Version {draft.version}, {standingOf(draft, now).toLowerCase()}. Saved by {names.person(draft.changedBy)}{" "}
            <TimeText at={draft.changedAt} />. {edited ? "What you typed since is not saved." : ""}
          </>
        ) : (
          "The next version. It is kept once you save it."
        )}
      </p>
    </header>
  );
}

function useWhyNotPublish(
  me: Me,
  draft: Version | null,
  first: string | null,
  problems: TemplateProblem[] | null,
): string | null {
  const { data: people } = usePeople();
  if (!draft) return null;
  const author = people?.find(({ id }) => id === draft.changedBy);
  const why = whyNotPublish(viewerOf(me), { id: draft.changedBy, role: author?.role ?? null });
  if (why) return why;
  if (first) return first;
  return problems && problems.length > 0 ? "Mend what stands in the way first." : null;
}
