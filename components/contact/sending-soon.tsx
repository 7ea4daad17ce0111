"use client";
import { useEffect } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { ContactActs } from "#components/contact/contact-acts.tsx";
import { useSecondsLeft } from "#components/ui/clock.tsx";
import { dropUndo, setUndo } from "#components/ui/undo.ts";
import { useCommand } from "#lib/client/use-command.ts";
import type { OutgoingContact } from "#lib/domain/case.ts";

/** "Sending in 12 s, Cancel": the time to take back what one has just sent; Z does so too. */
export function SendingSoon({ contact }: { contact: OutgoingContact }) {
  const left = useSecondsLeft(Date.parse(contact.sendAt));
  useTakeBack(contact, left > 0);
  return (
    <div className="ev-standing">
      <span>
        <span aria-hidden="true">{left > 0 ? `Sending in ${left} s` : "Sending now"}</span>
        <span className="sr">Sent in a moment unless it is cancelled.</span>
      </span>
      <ContactActs contact={contact} />
    </div>
  );
}

function useTakeBack({ id: contactId, by }: OutgoingContact, open: boolean): void {
  const { caseRef, shown, me } = useOpenCase();
  const { run } = useCommand(caseRef, shown);
  const mine = open && by.id === me.id;
  useEffect(() => {
    if (!mine) return;
    const cancel = () => void run("cancel-contact", { contactId });
    setUndo(cancel);
    return () => dropUndo(cancel);
  }, [mine, contactId, run]);
}
