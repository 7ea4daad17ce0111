"use client";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { ContactActs } from "#components/contact/contact-acts.tsx";
import { ruleWords } from "#components/contact/permission-words.ts";
import { SendingSoon } from "#components/contact/sending-soon.tsx";
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

/** Null: there is nothing to say beside the line. */
function standingWords({ status, code, rules }: OutgoingContact): string | null {
  switch (status) {
    case "scheduled":
      if (rules?.[0]) return `Waits for ${ruleWords(rules[0])}; asked again`;
      return code ? `Could not be handed over (${code}); tried again` : "Goes out";
    case "sending":
      return "Being handed over.";
    case "unknown":
      return "Nobody knows whether it was sent. It is not sent again by itself.";
    case "parked":
      return `Stuck (${code}). Somebody has to look at it.`;
    case "failed":
      return `Failed (${code}).`;
    case "blocked":
      return `Not sent: ${rules?.[0] ? ruleWords(rules[0]) : "not allowed"}.`;
    default:
      return null;
  }
}
