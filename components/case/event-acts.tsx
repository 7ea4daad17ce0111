"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { Button } from "#components/ui/button.tsx";
import type { CaseEvent } from "#lib/domain/events.ts";

/** What can be done about an event where it stands. */
export function EventActs({ event }: { event: CaseEvent }) {
  const { state, me } = useOpenCase();
  switch (event.type) {
    case "contact-recorded":
      return (
        <>
          {event.actor.id === me.id ? <Act id="correct" subject={String(event.version)} label="Correct" /> : null}
          {event.data.gate ? <Act id="decision" subject={String(event.version)} label="Decision" /> : null}
        </>
      );
    case "contact-blocked":
    case "contact-released":
    case "attempt-reserved":
      return <Act id="decision" subject={String(event.version)} label="Decision" />;
    case "note-added":
    case "entry-corrected":
      return event.actor.id === me.id ? <Act id="correct" subject={String(event.version)} label="Correct" /> : null;
    case "payment-received":
      return state.payments.some((one) => one.id === event.data.paymentId && !one.reversed) ? (
        <>
          <Act id="refund" subject={event.data.paymentId} label="Refund" />
          <Act id="reverse-payment" subject={event.data.paymentId} label="Reverse" />
        </>
      ) : null;
    case "handover-offered":
      return <Act id="pack" subject={String(event.version)} label="Context pack" />;
    default:
      return null;
  }
}

function Act({ id, subject, label }: { id: ActId; subject: string; label: string }) {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const why = whyNotAct(id, viewer, state) ?? (ACTS[id].command === null ? null : unsendable) ?? undefined;
  return (
    <Button small disabled={why !== undefined} reason={why} onClick={() => openAct(id, subject)}>
      {label}
    </Button>
  );
}
