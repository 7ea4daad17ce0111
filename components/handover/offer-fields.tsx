"use client";
import { Choices } from "#components/case-acts/choices.tsx";
import type { FieldsProps } from "#components/case-acts/next-action-fields.tsx";
import { TextField } from "#components/case-acts/text-field.tsx";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { type OfferForm, WITHIN } from "#components/handover/offer-form.ts";
import { ReceiverFields } from "#components/handover/receiver-fields.tsx";
import { Field } from "#components/ui/field.tsx";
import { useTeams } from "#lib/client/queries.ts";
import { HANDOVER_REASONS } from "#lib/domain/codes.ts";

/** What the sender says, in the order of a structured handover. */
export function OfferFields({ value, change, errorOf }: FieldsProps<OfferForm>) {
  return (
    <div className="dlg-form">
      <ReceiverFields
        value={value}
        change={change}
        errorOf={errorOf}
        beside={
          <Field label="Reason" error={errorOf("reason")} required>
            <Choices table={HANDOVER_REASONS} value={value.reason} onChange={(reason) => change({ reason })} />
          </Field>
        }
      />
      <TextField
        label="Situation, in a line or two"
        value={value.note}
        onChange={(note) => change({ note })}
        error={errorOf("note")}
        rows={3}
        maxLength={4000}
        required
      />
      <TextField
        label="Already told or promised to the customer"
        value={value.promised}
        onChange={(promised) => change({ promised })}
        error={errorOf("promised")}
        rows={2}
        maxLength={2000}
      />
      <TextField
        label="What you are asking for"
        value={value.ask}
        onChange={(ask) => change({ ask })}
        error={errorOf("ask")}
        rows={2}
        maxLength={2000}
      />
      <div className="two">
        <WhenField
          label="By when"
          value={value.askBy}
          onChange={(askBy) => change({ askBy })}
          error={errorOf("askBy")}
        />
        <Within team={value.toTeam} value={value.within} onChange={(within) => change({ within })} />
      </div>
    </div>
  );
}

function Within({ team, value, onChange }: { team: string; value: string; onChange: (within: string) => void }) {
  const { data: teams = [] } = useTeams();
  const usual = teams.find((one) => one.slug === team)?.acceptMinutes;
  return (
    <Field label="Accept within" hint="In the receiving team's working hours">
      <Choices
        table={WITHIN}
        value={value}
        onChange={onChange}
        first={usual ? `The team's usual, ${usual} minutes` : "The team's usual"}
      />
    </Field>
  );
}
