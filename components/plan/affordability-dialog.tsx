"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame, DraftFoot } from "#components/case-acts/act-frame.tsx";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { readStatement, statementForm } from "#components/plan/read-statement.ts";
import { StatementPartFields } from "#components/plan/statement-part.tsx";
import { LeftOverNow, StatementSums } from "#components/plan/statement-sums.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { STATEMENT } from "#lib/domain/income-expenditure.ts";

/** Income and expenditure as the customer tells it, on from the last one. `subject` "plan": back to the plan that asked. */
export function AffordabilityDialog({ subject, onClose }: ActProps) {
  const { live, state, openAct } = useOpenCase();
  const [begun] = useState(() => {
    const last = live.events.findLast((event) => event.type === "affordability-assessed");
    return statementForm(last?.type === "affordability-assessed" ? last.data.form : undefined, state.currency);
  });
  const back = () => (subject === "plan" ? openAct("plan") : onClose());
  const act = useAct("assess-affordability", "affordability", begun, back);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      size="wide"
      body="flush"
      title="Income and expenditure"
      go="Record assessment"
      foot={
        <>
          <LeftOverNow form={value} />
          <DraftFoot act={act} />
        </>
      }
      onGo={() => act.submit(readStatement(value, state.currency))}
      onClose={back}
    >
      <div className="dlg-cols">
        <div className="dlg-form">
          <p className="hint">
            Amounts a month in {state.currency}. For another time put a letter after it: 12.50 w for a week, f for a
            fortnight, 4w, q for a quarter, y for a year.
          </p>
          {STATEMENT.map((part) => {
            const side = part.id === "income" ? "income" : "outgoings";
            return (
              <StatementPartFields
                key={part.id}
                part={part}
                lines={value[side]}
                change={(line, text) => change({ [side]: { ...value[side], [line]: text } })}
                errorOf={(line) => errorOf(`${side}.${line}`)}
              />
            );
          })}
          <Field label="Offered to other creditors" error={errorOf("otherCreditorsMinor")}>
            <TextInput
              inputMode="text"
              autoComplete="off"
              value={value.other}
              onChange={(event) => change({ other: event.target.value })}
            />
          </Field>
          <TextField
            label="Note"
            hint="What explains a figure, in the customer's words"
            value={value.note}
            onChange={(note) => change({ note })}
            error={errorOf("note")}
            rows={2}
            maxLength={2_000}
          />
        </div>
        <StatementSums form={value} />
      </div>
    </ActFrame>
  );
}
