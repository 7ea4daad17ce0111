"use client";
import { useState } from "react";
import { NoWriter } from "#components/templates/no-writer.tsx";
import { TemplateEditor } from "#components/templates/template-editor.tsx";
import { VersionNav } from "#components/templates/version-nav.tsx";
import { VersionView } from "#components/templates/version-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { type Me, useMe, viewerOf } from "#lib/client/queries.ts";
import { type Template, useTemplate } from "#lib/client/templates.ts";
import { whyNotWriteTemplates } from "#lib/domain/templates/who-may.ts";

/** One template: its versions, and the chosen one to read or, as a draft, to write. */
export function TemplatePage({ id }: { id: string }) {
  const { data: me } = useMe();
  const why = me ? whyNotWriteTemplates(viewerOf(me)) : null;
  const query = useTemplate(id, me !== undefined && why === null);
  if (why) return <NoWriter why={why} />;
  if (me && query.data) return <Versions me={me} template={query.data} />;
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="board-head">
        <h1 tabIndex={-1}>Template</h1>
      </div>
      {query.error ? (
        <Notice
          kind="error"
          title="The template did not load."
          act={
            <Button small onClick={() => query.refetch()}>
              Try again
            </Button>
          }
        >
          {query.error.message}
        </Notice>
      ) : (
        <Skeleton rows={8} label="Loading the template" />
      )}
    </main>
  );
}

/** What is looked at: a version, or the next one that is being begun. */
type Looked = number | { after: number };

function Versions({ me, template }: { me: Me; template: Template }) {
  const { versions } = template;
  const draft = versions.find(({ status }) => status === "draft");
  const first = draft ?? versions.find(({ current }) => current) ?? versions[0];
  const [looked, setLooked] = useState<Looked>(first?.version ?? 1);
  const [shown, setShown] = useState(0);
  const latest = versions.find(({ current }) => current) ?? versions[0];
  const chosen =
    versions.find(({ version }) => version === (typeof looked === "number" ? looked : looked.after)) ?? first;
  if (!chosen) return null;
  const begun = typeof looked !== "number";
  const writes = begun || chosen.status === "draft";
  return (
    <>
      <VersionNav versions={versions} looked={begun ? null : looked} onLook={setLooked} />
      {writes ? (
        <TemplateEditor
          key={begun ? "new" : `draft ${chosen.version} ${shown}`}
          me={me}
          template={template}
          begins={chosen}
          draft={draft ?? null}
          onSaved={(version) => setLooked(version)}
          onShow={() => setShown(shown + 1)}
          onGone={() => setLooked(latest?.version ?? 1)}
        />
      ) : (
        <VersionView
          key={chosen.version}
          me={me}
          template={template}
          version={chosen}
          onBegin={draft ? () => setLooked(draft.version) : () => setLooked({ after: chosen.version })}
          hasDraft={draft !== undefined}
        />
      )}
    </>
  );
}
