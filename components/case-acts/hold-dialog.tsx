"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { instantOf } from "#components/case-acts/local-time.ts";
import { missing, optional, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { HOLD_KINDS, type HoldKind } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

const blank = { kind: "", until: "", debtId: "", reason: "" };
const KINDS = Object.fromEntries(Object.entries(HOLD_KINDS).map(([kind, { label }]) => [kind, label]));

export function HoldDialog({ onClose }: ActProps) {
  const timeZone = useTimeZone();
  const act = useAct("place-hold", "hold", blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Place a hold"
      go="Place hold"
      onGo={() => act.submit(read(value, timeZone))}
      onClose={onClose}
    >
      <div className="two">
        <Field label="Kind" error={errorOf("kind")} required>
          <Choices table={KINDS} value={value.kind} onChange={(kind) => change({ kind })} />
        </Field>
        <WhenField
          label="Until"
          hint="Empty: until it is lifted"
          value={value.until}
          onChange={(until) => change({ until })}
          error={errorOf("until")}
        />
      </div>
      <DebtField
        none="The whole case"
        value={value.debtId}
        onChange={(debtId) => change({ debtId })}
        error={errorOf("debtId")}
      />
      <TextField
        label="Why"
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

function read(form: typeof blank, timeZone: string): Read<CommandInput["place-hold"]> {
  const until = instantOf(form.until, timeZone);
  return readAs(
    {
      kind: missing(form.kind, "Choose the kind of hold."),
      until: form.until && !until ? "Choose a day and a time, or leave it empty." : null,
      reason: missing(form.reason, "Say why."),
    },
    () => ({
      kind: form.kind as HoldKind,
      reason: form.reason,
      ...(until && { until }),
      ...optional("debtId", form.debtId),
    }),
  );
}
