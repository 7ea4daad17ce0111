"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import {
  noOutcome,
  OUTCOME_GROUPS,
  type OutcomeForm,
  opensOf,
  readOutcome,
} from "#components/case-acts/outcome-form.ts";
import { OutcomeOpened } from "#components/case-acts/outcome-opened.tsx";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { CHANNELS, DIRECTIONS } from "#lib/domain/codes.ts";
import { dispositionOf } from "#lib/domain/dispositions.ts";

type Form = ReturnType<typeof useAct<OutcomeForm, "record-contact">>;

/** What came of a contact, and what that outcome opens. */
export function OutcomeDialog({ onClose }: ActProps) {
  const timeZone = useTimeZone();
  const act: Form = useAct("record-contact", "outcome", noOutcome, onClose);
  const { value, change, errorOf } = act;
  const opens = opensOf(value.disposition);
  return (
    <ActFrame
      act={act}
      title="Log outcome"
      go="Log outcome"
      onGo={() => act.submit(readOutcome(value, timeZone))}
      onClose={onClose}
    >
      <div className="two">
        <Field label="Channel" error={errorOf("channel")}>
          <Choices table={CHANNELS} value={value.channel} onChange={(channel) => change({ channel })} first={null} />
        </Field>
        <Field label="Direction" error={errorOf("direction")}>
          <Choices
            table={DIRECTIONS}
            value={value.direction}
            onChange={(direction) => change({ direction })}
            first={null}
          />
        </Field>
      </div>
      <OutcomeField act={act} />
      {opens ? <OutcomeOpened {...act} opens={opens} /> : null}
      <TextField
        label="Note"
        value={value.note}
        onChange={(note) => change({ note })}
        error={errorOf("note")}
        rows={3}
      />
      <div className="two">
        <WhenField
          label="When it happened"
          hint="Empty: now. At most 30 days back"
          value={value.occurredAt}
          onChange={(occurredAt) => change({ occurredAt })}
          error={errorOf("occurredAt")}
        />
        <DebtField
          label="About which debt"
          none="None in particular"
          value={value.debtId}
          onChange={(debtId) => change({ debtId })}
          error={errorOf("debtId")}
        />
      </div>
    </ActFrame>
  );
}

function OutcomeField({ act: { value, change, errorOf } }: { act: Form }) {
  return (
    <Field label="Outcome" error={errorOf("disposition")} required>
      <Select value={value.disposition} onChange={(event) => change({ disposition: event.target.value })}>
        <option value="">Choose</option>
        {OUTCOME_GROUPS.map(({ label, slugs }) => (
          <optgroup key={label} label={label}>
            {slugs.map((slug) => (
              <option key={slug} value={slug}>
                {dispositionOf(slug).label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}
