"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { COMPOSER_CHANNELS } from "#components/contact/channels.ts";
import { ContactActs } from "#components/contact/contact-acts.tsx";
import type { OutgoingContact } from "#lib/domain/case.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

const NEEDS_A_LOOK = new Set<OutgoingContact["status"]>(["scheduled", "parked", "unknown"]);

/** Messages that have yet to go, and those that somebody has to look at. */
export function PlannedContacts() {
  const { state } = useOpenCase();
  const planned = state.contacts.filter(({ status }) => NEEDS_A_LOOK.has(status));
  return planned.map((contact) => <Planned key={contact.id} contact={contact} />);
}

function Planned({ contact }: { contact: OutgoingContact }) {
  const { channel, purpose, status, sendAt, version } = contact;
  return (
    <div className="side-item">
      <p>
        {COMPOSER_CHANNELS[channel].label}, {PURPOSE_LABELS[purpose].toLowerCase()} <EventSeq version={version} />
      </p>
      <div className="line">
        <span className="ink2">
          {status === "scheduled" ? (
            <BothClocks at={sendAt} />
          ) : status === "parked" ? (
            "Stuck"
          ) : (
            "Not known whether sent"
          )}
        </span>
        <span className="push">
          <ContactActs contact={contact} />
        </span>
      </div>
    </div>
  );
}
