"use client";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { ContactActs } from "#components/contact/contact-acts.tsx";
import { SendingSoon } from "#components/contact/sending-soon.tsx";
import { standingWords } from "#components/contact/standing-words.ts";
import { useNow } from "#components/ui/clock.tsx";
import type { OutgoingContact } from "#lib/domain/case.ts";

const SOON_MS = 60_000;

/** Beside the line of a contact: what happens to it next, and what can be done about it. */
export function ContactStanding({ contact }: { contact: OutgoingContact }) {
  const now = useNow(Date.parse(contact.sendAt));
  const words = standingWords(contact);
  if (contact.status === "scheduled" && Date.parse(contact.sendAt) - now < SOON_MS && !contact.code)
    return <SendingSoon contact={contact} />;
  if (words === null) return null;
  return (
    <div className="ev-standing">
      <span>
        {words}
        {contact.status === "scheduled" ? (
          <>
            {" "}
            <BothClocks at={contact.sendAt} />.
          </>
        ) : null}
      </span>
      <ContactActs contact={contact} />
    </div>
  );
}
