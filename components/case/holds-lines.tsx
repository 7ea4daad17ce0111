"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { HoldLine } from "#components/case/hold-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { useSeen } from "#components/case/use-seen.ts";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { timeWords } from "#components/ui/time-words.ts";
import type { CaseState, Hold } from "#lib/domain/case.ts";
import { HOLD_KINDS, type HoldStanding } from "#lib/domain/codes.ts";
import type { CaseEvent } from "#lib/domain/events.ts";

const SEVERITY: HoldStanding[] = ["legal-protection", "disputed", "in-review", "on-hold"];

/** Every hold that stands, most severe first. */
export function StandingHolds() {
  const { state } = useOpenCase();
  // The customer's own payment says itself what it holds up.
  const isSaid = ({ id }: Hold) => id === state.paySession?.holdId;
  return bySeverity(state)
    .filter((hold) => !isSaid(hold))
    .map((hold) => <StandingHold key={hold.id} hold={hold} />);
}

function StandingHold({ hold }: { hold: Hold }) {
  const { state, viewer, names, me, openAct } = useOpenCase();
  const lifts = hold.disputeId ? "resolve-dispute" : "lift-hold";
  const mayLift = whyNotAct(lifts, viewer, state) === null;
  const others = hold.by === state.customer.id ? "the customer" : names.person(hold.by);
  const setBy = hold.by === me.id ? "you" : others;
  return (
    <HoldLine
      kind="hold"
      title={
        <>
          {HOLD_KINDS[hold.kind].label}
          {hold.until ? (
            <>
              {" to "}
              <UntilText at={hold.until} />
            </>
          ) : null}
          {hold.debtId ? ` on ${names.debt(hold.debtId)}` : ""}.
        </>
      }
      act={
        <>
          {mayLift ? (
            <button type="button" className="link" onClick={() => openAct(lifts, hold.disputeId ?? hold.id)}>
              {hold.disputeId ? "Resolve" : "Lift"}
              <span className="sr"> {HOLD_KINDS[hold.kind].label.toLowerCase()}</span>
            </button>
          ) : null}
          <EventSeq version={hold.version} />
        </>
      }
    >
      {hold.disputeId ? "" : `${hold.reason.replace(/\.$/, "")}. `}
      Set by {setBy}, <TimeText at={hold.from} />.
    </HoldLine>
  );
}

/** An end at midnight is a day, any other a day and a time. */
function UntilText({ at }: { at: string }) {
  const timeZone = useTimeZone();
  return <TimeText at={at} as={timeWords(at, timeZone) === "00:00" ? "day" : "near"} />;
}

/** Holds that ended while the case was open: said in their place until seen. */
export function EndedHolds() {
  const { live, names } = useOpenCase();
  const seen = useSeen(live.version, String(live.version));
  return live.events
    .filter((event) => event.version > seen)
    .map((event) =>
      (event.type === "hold-lifted" || event.type === "hold-expired") &&
      !isOfPayment(event.data.holdId, live.events) ? (
        <HoldLine
          key={event.id}
          kind="clock"
          title={
            <>
              {names.hold?.(event.data.holdId) ?? "Hold"} {event.type === "hold-lifted" ? "lifted" : "ended"}{" "}
              <TimeText at={event.at} />.
            </>
          }
          act={<EventSeq version={event.version} />}
        />
      ) : null,
    );
}

/** Said as the payment that it was about. */
function isOfPayment(holdId: string, events: readonly CaseEvent[]): boolean {
  return events.some(
    (one) => one.type === "hold-placed" && one.data.holdId === holdId && one.data.kind === "payment-in-progress",
  );
}

function bySeverity({ holds }: CaseState): Hold[] {
  const rank = ({ kind }: Hold) => SEVERITY.indexOf(HOLD_KINDS[kind].standing);
  return holds.toSorted((a, b) => rank(a) - rank(b) || b.version - a.version);
}
