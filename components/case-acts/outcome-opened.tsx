"use client";
import { ComplaintFields } from "#components/case-acts/complaint-fields.tsx";
import { DisclosureFields } from "#components/case-acts/disclosure-fields.tsx";
import { DisputeFields } from "#components/case-acts/dispute-fields.tsx";
import { type FieldsProps, NextActionFields } from "#components/case-acts/next-action-fields.tsx";
import type { OutcomeForm } from "#components/case-acts/outcome-form.ts";
import type { Opens } from "#lib/domain/dispositions.ts";

type Opened = Pick<OutcomeForm, "nextAction" | "dispute" | "complaint" | "disclosure">;

const HEADINGS: Record<Opens, string> = {
  nextAction: "What happens next",
  dispute: "The dispute",
  complaint: "The complaint",
  disclosure: "What they told us",
};

/** What the outcome opens is part of the same entry: asked for here, recorded with it. */
export function OutcomeOpened({ value, change, errorOf, opens }: FieldsProps<Opened> & { opens: Opens }) {
  const said = (field: string) => errorOf(`${opens}.${field}`);
  return (
    <fieldset className="opened">
      <legend className="label">{HEADINGS[opens]}</legend>
      {opens === "nextAction" ? (
        <NextActionFields
          value={value.nextAction}
          change={(next) => change({ nextAction: { ...value.nextAction, ...next } })}
          errorOf={said}
        />
      ) : null}
      {opens === "dispute" ? (
        <DisputeFields
          value={value.dispute}
          change={(next) => change({ dispute: { ...value.dispute, ...next } })}
          errorOf={said}
        />
      ) : null}
      {opens === "complaint" ? (
        <ComplaintFields
          value={value.complaint}
          change={(next) => change({ complaint: { ...value.complaint, ...next } })}
          errorOf={said}
        />
      ) : null}
      {opens === "disclosure" ? (
        <DisclosureFields
          value={value.disclosure}
          change={(next) => change({ disclosure: { ...value.disclosure, ...next } })}
          errorOf={said}
        />
      ) : null}
    </fieldset>
  );
}
