"use client";
import { useState } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { HoldLine } from "#components/case/hold-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { EventOf } from "#lib/domain/case.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

/** The case went from this person to somebody else while it was open: who has it, why, and what is kept. Stays until understood. */
export function LostLine() {
  const { live, me, names } = useOpenCase();
  const [openedAt] = useState(live.version);
  const [understood, setUnderstood] = useState(0);
  const move = live.events.findLast((event) => event.type === "owner-changed") as EventOf<"owner-changed"> | undefined;
  if (!move || move.version <= Math.max(openedAt, understood)) return null;
  const { from, to } = move.data;
  if (from.user !== me.id || to.user === me.id) return null;
  const reason = reasonOf(live.events, move);
  return (
    <HoldLine
      kind="lost"
      title={
        <>
          {to.user ? `${names.person(to.user)} owns this` : `${names.team(to.team)} has this, not taken,`} since{" "}
          <TimeText at={move.occurredAt} as="time" />.
        </>
      }
      act={
        <>
          <EventSeq version={move.version} />
          <button type="button" className="link" onClick={() => setUnderstood(move.version)}>
            Understood
          </button>
        </>
      }
    >
      {reason ? `Reason: ${reason.replace(/\.$/, "")}. ` : ""}
      What you are writing is kept; notes stay open to you.
    </HoldLine>
  );
}

/** The words that came with the move, in the same command. */
function reasonOf(events: readonly CaseEvent[], move: CaseEvent): string | undefined {
  const cause = events.find(
    (event) =>
      event.commandId === move.commandId && (event.type === "case-reassigned" || event.type === "case-returned"),
  );
  if (cause?.type === "case-reassigned" || cause?.type === "case-returned") return cause.data.reason;
  return move.type === "owner-changed" && move.data.why === "accepted" ? "your handover was accepted" : undefined;
}
