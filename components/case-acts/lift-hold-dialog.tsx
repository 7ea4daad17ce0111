"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { Field } from "#components/ui/field.tsx";
import type { CaseState } from "#lib/domain/case.ts";
import { HOLD_KINDS } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export function LiftHoldDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const holds = liftable(state);
  const blank = { holdId: subject ?? Object.keys(holds)[0] ?? "", reason: "" };
  const act = useAct("lift-hold", formOf("lift-hold", subject), blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame act={act} title="Lift a hold" go="Lift hold" onGo={() => act.submit(read(value))} onClose={onClose}>
      <Field label="Hold" error={errorOf("holdId")} required>
        <Choices table={holds} value={value.holdId} onChange={(holdId) => change({ holdId })} />
      </Field>
      <TextField
        label="Why it is lifted"
        value={value.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf("reason")}
        rows={2}
        maxLength={500}
        required
      />
    </ActFrame>
  );
}

/** A form about one thing keeps a draft of its own. */
export function formOf(act: string, subject: string | undefined): string {
  return subject ? `${act}-${subject.slice(-12).toLowerCase()}` : act;
}

function liftable({ holds }: CaseState): Record<string, string> {
  const own = holds.filter((hold) => !hold.disputeId);
  return Object.fromEntries(
    own.map(({ id, kind, reason }) => [id, `${HOLD_KINDS[kind].label}: ${reason.slice(0, 60)}`]),
  );
}

function read(form: { holdId: string; reason: string }): Read<CommandInput["lift-hold"]> {
  return readAs(
    { holdId: missing(form.holdId, "Choose the hold."), reason: missing(form.reason, "Say why it is lifted.") },
    () => form,
  );
}
