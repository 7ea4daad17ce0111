"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { copyText } from "#components/case/copy-ref.tsx";
import { EventActs } from "#components/case/event-acts.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { ReleasedText } from "#components/contact/released-text.tsx";
import { PostedText } from "#components/money/posted-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Actor, CaseEvent } from "#lib/domain/events.ts";

/** Loaded with the first assessment that is looked into. */
const ToldStatement = dynamic(() => import("#components/plan/told-statement.tsx").then((m) => m.ToldStatement));

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
      {event.type === "affordability-assessed" ? <ToldStatement event={event} /> : null}
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
