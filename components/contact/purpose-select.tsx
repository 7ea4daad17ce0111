"use client";
import { useId } from "react";
import type { Contact } from "#components/contact/use-contact.ts";
import type { Purpose } from "#lib/domain/contact-policy/input.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** What a contact is for: the law's answer to every channel rests on it, so it stands beside them all. */
export function PurposeSelect({ contact }: { contact: Contact }) {
  const id = useId();
  return (
    <span className="purpose">
      <label htmlFor={id}>For</label>
      <select id={id} value={contact.purpose} onChange={(event) => contact.setPurpose(event.target.value as Purpose)}>
        {(Object.keys(PURPOSE_LABELS) as Purpose[]).map((purpose) => (
          <option key={purpose} value={purpose}>
            {PURPOSE_LABELS[purpose]}
          </option>
        ))}
      </select>
    </span>
  );
}
