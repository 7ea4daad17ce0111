"use client";
import { useId } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Contact } from "#components/contact/use-contact.ts";
import type { Recipient } from "#lib/client/contact-permissions.ts";
import type { Purpose } from "#lib/domain/contact-policy/input.ts";
import { REPRESENTATIVE_KINDS } from "#lib/domain/contact-words.ts";
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
      <RecipientSelect contact={contact} />
    </span>
  );
}

/** To whom, when somebody else speaks for the customer. */
function RecipientSelect({ contact }: { contact: Contact }) {
  const { representative, death } = useOpenCase().state.contactFacts;
  const id = useId();
  if (!representative && !death) return null;
  return (
    <>
      <label htmlFor={id}>To</label>
      <select
        id={id}
        value={contact.recipient}
        onChange={(event) => contact.setRecipient(event.target.value as Recipient)}
      >
        <option value="customer">The customer</option>
        {representative ? (
          <option value="representative">{representative.name ?? REPRESENTATIVE_KINDS[representative.kind]}</option>
        ) : null}
        {death ? <option value="personal-representative">Their personal representative</option> : null}
      </select>
    </>
  );
}
