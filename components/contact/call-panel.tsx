"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { CallAttempt, type CallBack } from "#components/contact/call-attempt.tsx";
import { CallStart } from "#components/contact/call-start.tsx";
import type { Contact } from "#components/contact/use-contact.ts";
import { useFocusFirst } from "#components/contact/use-focus-first.ts";
import { useReservation } from "#components/contact/use-reservation.ts";
import { useCommand } from "#lib/client/use-command.ts";
import type { Reservation } from "#lib/domain/case.ts";

/** A call, from asking whether it may be made to what came of it. It stands beside the record and keeps nobody in it. */
export function CallPanel({ contact, focus }: { contact: Contact; focus: number }) {
  const { caseRef, shown } = useOpenCase();
  const place = useRef<HTMLElement>(null);
  const { call, end } = useCall();
  const plan = useCommand(caseRef, shown);
  useFocusFirst(place, focus);
  useFocusKept(place, call?.id);
  const recorded = (back: CallBack | null) => {
    end();
    if (back) void plan.run("plan-call", back);
  };
  return (
    <section ref={place} className="call" tabIndex={-1} aria-label={call ? "Call under way" : "Call"}>
      {call ? (
        <CallAttempt key={call.id} reservation={call} onRecorded={recorded} onGivenBack={end} />
      ) : (
        <CallStart contact={contact} planned={plan.problem} />
      )}
    </section>
  );
}

/** The attempt that is being made. It outlives its reservation: who is on the line still records what happened. */
function useCall(): { call: Reservation | null; end: () => void } {
  const { live } = useOpenCase();
  const { mine } = useReservation();
  const [call, setCall] = useState<Reservation | null>(mine ?? null);
  const lapsed = live.events.some((one) => one.type === "attempt-lapsed" && one.data.reservationId === call?.id);
  if (mine && mine.id !== call?.id) setCall(mine);
  else if (!mine && call && !lapsed) setCall(null);
  return { call, end: useCallback(() => setCall(null), []) };
}

/** What had focus has gone with the step before: focus stays in the panel. Whoever is elsewhere stays there. */
function useFocusKept(place: { current: HTMLElement | null }, step: string | undefined): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement === document.body) place.current?.focus();
  }, [place, step]);
}
