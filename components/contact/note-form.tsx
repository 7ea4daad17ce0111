"use client";
import { useEffect, useRef } from "react";
import { DraftWords } from "#components/case/draft-words.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { useFocusFirst } from "#components/contact/use-focus-first.ts";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Seq } from "#components/ui/seq.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useCommand } from "#lib/client/use-command.ts";
import { useDraft } from "#lib/client/use-draft.ts";

/** Where a note is written. What is typed here survives every live event, a lost link and a lost session. */
export function NoteForm({ onWriting, focus }: { onWriting: (writing: boolean) => void; focus: number }) {
  const { caseRef, version, shown, unsendable } = useOpenCase();
  const draft = useDraft(caseRef, "note", { text: "" });
  const { run, pending, problem } = useCommand(caseRef, shown);
  const form = useRef<HTMLFormElement>(null);
  const { text } = draft.value;
  useFocusFirst(form, focus);
  useEffect(() => onWriting(text !== ""), [text, onWriting]);
  useEffect(() => () => onWriting(false), [onWriting]);

  async function save() {
    if (text.trim() === "" || pending || unsendable) return;
    if (!(await run("add-note", { text }, version))) return;
    announce("Note saved.");
    draft.discard({ text });
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        label="Note"
        hideLabel
        error={problem?.field("text") ?? (problem ? `Not saved. ${problem.message}` : undefined)}
      >
        <TextArea
          value={text}
          placeholder="Write a note for the team"
          onChange={(event) => draft.change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
          }}
        />
      </Field>
      <div className="composer-foot">
        <Button type="submit" keys="Ctrl Enter" busy={pending !== null} {...blocked(text, unsendable)}>
          Save note
        </Button>
        <span className="hint">
          <DraftWords state={draft.state} />
        </span>
        <span className="hint push">
          Saves against <Seq version={version} />
        </span>
      </div>
    </form>
  );
}

function blocked(text: string, unsendable: string | null): { disabled?: boolean; reason?: string } {
  if (unsendable) return { disabled: true, reason: unsendable };
  return text.trim() === "" ? { disabled: true, reason: "Write the note first." } : {};
}
