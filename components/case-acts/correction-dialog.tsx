"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/** A correction is an entry of its own; the first text stays, struck through. */
export function CorrectionDialog({ subject, onClose }: ActProps) {
  const { live } = useOpenCase();
  const version = Number(subject);
  const first = textOf(live.events.find((event) => event.version === version));
  const act = useAct("correct-entry", `correct-${version}`, { text: first }, onClose);
  const { text } = act.value;
  const errors = { text: text === first ? "Change the text first." : missing(text, "Write what it should say.") };
  return (
    <ActFrame
      act={act}
      title={`Correct #${version}`}
      go="Save correction"
      foot="The first text stays readable, struck through."
      onGo={() => act.submit(readAs(errors, () => ({ version, text })))}
      onClose={onClose}
    >
      <TextField
        label="What it should say"
        value={text}
        onChange={(next) => act.change({ text: next })}
        error={act.errorOf("text")}
        rows={6}
        required
      />
    </ActFrame>
  );
}

function textOf(event: CaseEvent | undefined): string {
  if (event?.type === "contact-recorded") return event.data.note ?? "";
  return event?.type === "note-added" || event?.type === "entry-corrected" ? (event.data.text ?? "") : "";
}
