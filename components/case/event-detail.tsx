"use client";
import type { ReactNode } from "react";
import { copyText } from "#components/case/copy-ref.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { ReleasedText } from "#components/contact/released-text.tsx";
import { PostedText } from "#components/money/posted-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Actor, CaseEvent } from "#lib/domain/events.ts";

/** What the record holds about an event beside its sentence: both times, both stamps, who, and the chain's mark. */
export function EventDetail({ event }: { event: CaseEvent }) {
  const { names, caseRef } = useOpenCase();
  return (
    <div className="ev-detail">
      <dl className="facts">
        <Fact term="Happened">
          <TimeText at={event.occurredAt} as="long-day" />, <TimeText at={event.occurredAt} as="second" />
        </Fact>
        <Fact term="Recorded">
          <TimeText at={event.at} as="long-day" />, <TimeText at={event.at} as="second" />
        </Fact>
        <Fact term="By">{actorWords(event.actor, names.person)}</Fact>
        <Fact term="Decided">{stampWords(event)}</Fact>
        <Fact term="Hash">
          <span className="ref" title={event.hash}>
            {event.hash.slice(0, 16)}
          </span>
        </Fact>
      </dl>
      <PostedText event={event} />
      <ReleasedText event={event} />
      <div className="line wrap">
        <Button
          small
          onClick={() => copyText(`${location.origin}/cases/${caseRef}?event=${event.id}`, "Link to the event copied")}
        >
          Copy link
        </Button>
        <EventActs event={event} />
      </div>
    </div>
  );
}

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

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function actorWords({ kind, id }: Actor, person: (id: string) => string): string {
  if (kind === "user") return person(id);
  if (kind === "api") return `API key ${id}`;
  return { customer: "The customer", system: "Baton", gateway: "Payment gateway", workflow: "Workflow" }[kind];
}

/** "Based on #410, screen showed #411, case was at #412" */
export function stampWords({ basedOn, shown, version }: Pick<CaseEvent, "basedOn" | "shown" | "version">): string {
  const parts = [
    basedOn === undefined ? null : `based on #${basedOn}`,
    shown === undefined ? null : `screen showed #${shown}`,
    version > 1 ? `case was at #${version - 1}` : null,
  ].filter((part) => part !== null);
  const words = parts.length > 0 ? parts.join(", ") : "on nothing before it";
  return words.charAt(0).toUpperCase() + words.slice(1);
}
