"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLeaveWarning } from "#components/import/use-leave-warning.ts";
import { EditorHead } from "#components/templates/editor-head.tsx";
import { InputRows } from "#components/templates/input-rows.tsx";
import { ProblemLine, ProblemList } from "#components/templates/problem-list.tsx";
import { PublishDialog } from "#components/templates/publish-dialog.tsx";
import { ScopeFields } from "#components/templates/scope-fields.tsx";
import { TemplatePreview } from "#components/templates/template-preview.tsx";
import { TestSendDialog } from "#components/templates/test-send-dialog.tsx";
import { TextFields, type TextHandle } from "#components/templates/text-fields.tsx";
import { useEditor } from "#components/templates/use-editor.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";
import type { Me } from "#lib/client/queries.ts";
import { type Template, useProblems, useTemplateActs, type Version, type Written } from "#lib/client/templates.ts";
import type { TemplateProblem } from "#lib/domain/templates/template.ts";

type Open = "publish" | "test" | "drop" | null;

/** A draft is written here: what it is for, its texts, its fields, what stands in the way, and beside it what comes of it. */
export function TemplateEditor({
  me,
  template,
  begins,
  draft,
  onSaved,
  onShow,
  onGone,
}: {
  me: Me;
  template: Template;
  /** What the text begins with: the draft, or the version that the next one goes on from. */
  begins: Version;
  draft: Version | null;
  onSaved: (version: number) => void;
  /** Shows the draft as somebody else has saved it. */
  onShow: () => void;
  /** Published, or thrown away. */
  onGone: () => void;
}) {
  const [revision, setRevision] = useState(draft?.revision ?? null);
  const base = draft && revision !== null ? `draft ${draft.version}.${revision}` : `after ${begins.version}`;
  const editor = useEditor({ person: me.id, template: template.id, base }, begins, draft === null);
  const [open, setOpen] = useState<Open>(null);
  const texts = useRef<TextHandle>(null);
  const latest = useRef(editor.written);
  useEffect(() => {
    latest.current = editor.written;
  }, [editor.written]);
  const acts = useTemplateActs();
  const problems = useProblems({ channel: template.channel, ...editor.written });
  useLeaveWarning(editor.edited);
  const saving = useMutation({
    mutationFn: (written: Written) => acts.save(template.id, revision, written),
    onSuccess: ({ versions }, sent) => {
      const saved = versions.find(({ status }) => status === "draft");
      setRevision(saved?.revision ?? null);
      announce("Draft saved");
      // What was typed while it was on its way is not saved yet.
      if (latest.current !== sent) return;
      editor.settle();
      if (saved) onSaved(saved.version);
    },
  });
  function gone() {
    editor.settle();
    onGone();
  }
  function showTheirs() {
    editor.settle();
    onShow();
  }
  const overtaken = draft !== null && draft.revision !== revision && !saving.isPending;
  const dropping = useMutation({ mutationFn: () => acts.drop(template.id), onSuccess: gone });
  function go({ language, variant, field }: TemplateProblem) {
    if (language && variant) editor.choose({ language, variant });
    texts.current?.focus(field ?? "body");
  }
  return (
    <main className="main tpl" id="main" tabIndex={-1}>
      <EditorHead
        me={me}
        template={template}
        draft={draft}
        edited={editor.edited}
        problems={problems}
        overtaken={overtaken}
        saving={saving.isPending}
        onSave={() => saving.mutate(editor.written)}
        onOpen={setOpen}
      />
      {overtaken && !saving.error ? (
        <Overtaken by={draft?.changedBy ?? ""} edited={editor.edited} onShow={showTheirs} />
      ) : null}
      {saving.error ? <NotSaved error={saving.error} /> : null}
      {dropping.error ? <Notice kind="error" role="alert" title={dropping.error.message} /> : null}
      <div className="tpl-cols">
        <div className="tpl-form">
          <ProblemLine problems={problems} />
          <TextFields ref={texts} editor={editor} channel={template.channel} />
          <ProblemList problems={problems} onGo={go} />
          <InputRows inputs={editor.written.inputs} onChange={editor.setInputs} />
          <ScopeFields written={editor.written} onChange={editor.change} />
        </div>
        <TemplatePreview id={template.id} channel={template.channel} written={editor.written} chosen={editor.chosen} />
      </div>
      {open === "publish" && draft ? (
        <PublishDialog template={template} draft={draft} onClose={() => setOpen(null)} onDone={gone} />
      ) : null}
      {open === "test" ? <TestSendDialog template={template} written={begins} onClose={() => setOpen(null)} /> : null}
      <Confirm
        open={open === "drop"}
        title="Throw this draft away?"
        go="Throw it away"
        busy={dropping.isPending}
        onGo={() => dropping.mutate()}
        onBack={() => setOpen(null)}
      >
        What was written in it is gone for good. What was published stays.
      </Confirm>
    </main>
  );
}

function Overtaken({ by, edited, onShow }: { by: string; edited: boolean; onShow: () => void }) {
  const names = useNames();
  return (
    <Notice
      kind="warn"
      title={`${names.person(by)} has saved this draft since you opened it.`}
      acts={
        <Button small onClick={onShow}>
          Show it
        </Button>
      }
    >
      {edited ? "Copy what you need of yours first: it is not kept." : null}
    </Notice>
  );
}

function NotSaved({ error }: { error: Error }) {
  const names = useNames();
  const by = error instanceof ApiProblem && typeof error.facts.by === "string" ? names.person(error.facts.by) : null;
  return (
    <Notice kind="error" role="alert" title={error.message}>
      {by
        ? `It was ${by}. Your text is still here: copy what you need, then open the draft again.`
        : "Your text is still here."}
    </Notice>
  );
}
