"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { formOf } from "#components/case-acts/lift-hold-dialog.tsx";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { Field } from "#components/ui/field.tsx";
import { DISPUTE_OUTCOMES, DISPUTE_REASONS, type DisputeOutcome } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

type Form = { disputeId: string; outcome: string; note: string };

export function ResolutionDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const open = Object.fromEntries(
    state.disputes.filter((one) => one.state.is === "open").map(({ id, reason }) => [id, DISPUTE_REASONS[reason]]),
  );
  const blank: Form = { disputeId: subject ?? Object.keys(open)[0] ?? "", outcome: "", note: "" };
  const act = useAct("resolve-dispute", formOf("resolve-dispute", subject), blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Resolve a dispute"
      go="Resolve dispute"
      foot="Its hold ends with it."
      onGo={() => act.submit(read(value))}
      onClose={onClose}
    >
      <div className="two">
        <Field label="Dispute" error={errorOf("disputeId")} required>
          <Choices table={open} value={value.disputeId} onChange={(disputeId) => change({ disputeId })} />
        </Field>
        <Field label="Outcome" error={errorOf("outcome")} required>
          <Choices table={DISPUTE_OUTCOMES} value={value.outcome} onChange={(outcome) => change({ outcome })} />
        </Field>
      </div>
      <TextField
        label="Why"
        value={value.note}
        onChange={(note) => change({ note })}
        error={errorOf("note")}
        rows={3}
        required
      />
    </ActFrame>
  );
}

function read(form: Form): Read<CommandInput["resolve-dispute"]> {
  return readAs(
    {
      disputeId: missing(form.disputeId, "Choose the dispute."),
      outcome: missing(form.outcome, "Choose the outcome."),
      note: missing(form.note, "Say why."),
    },
    () => ({ ...form, outcome: form.outcome as DisputeOutcome }),
  );
}
