"use client";
import dynamic from "next/dynamic";
import { HoldLine, HoldLines } from "#components/case/hold-line.tsx";
import { EndedHolds, StandingHolds } from "#components/case/holds-lines.tsx";
import { LostLine } from "#components/case/lost-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, whyNotAct } from "#components/case-acts/act-table.ts";
import { StopLines } from "#components/told/stop-lines.tsx";
import { Button } from "#components/ui/button.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import { useEver } from "#components/ui/use-ever.ts";
import { CLOSE_REASONS } from "#lib/domain/codes.ts";
import { nextInstalment } from "#lib/domain/next-instalment.ts";

/** Loaded with the first offer. */
const OfferLine = dynamic(() => import("#components/handover/offer-line.tsx").then((m) => m.OfferLine));

/** Loaded with the first payment that a customer makes. */
const PayLines = dynamic(() => import("#components/money/pay-lines.tsx").then((m) => m.PayLines));

/** Under the figures, one line each: the offer, a lost case, the end of the case, what must not be done, what is due. */
export function Restrictions() {
  const { handover, paySession, payLinks } = useOpenCase().state;
  const pays = useEver(paySession !== null || payLinks.some(({ openedAt }) => openedAt !== undefined));
  return (
    <HoldLines>
      {handover ? <OfferLine /> : null}
      <LostLine />
      <ClosedLine />
      {pays ? <PayLines /> : null}
      <StopLines />
      <StandingHolds />
      <EndedHolds />
      <PromiseLine />
      <PlanLine />
      <NextActionLine />
    </HoldLines>
  );
}

function ClosedLine() {
  const { state, viewer, openAct } = useOpenCase();
  if (state.lifecycle.state !== "closed") return null;
  const why = whyNotAct("reopen", viewer, state) ?? undefined;
  return (
    <HoldLine
      kind="lost"
      title={
        <>
          Closed <TimeText at={state.lifecycle.at} />: {CLOSE_REASONS[state.lifecycle.reason].toLowerCase()}.
        </>
      }
      act={
        <Button small disabled={why !== undefined} reason={why} onClick={() => openAct("reopen")}>
          {ACTS.reopen.label}
        </Button>
      }
    >
      Notes, contacts and payments can still be recorded.
    </HoldLine>
  );
}

function PromiseLine() {
  const { state } = useOpenCase();
  if (state.arrangement?.kind !== "promise") return null;
  const { amountMinor, dueOn, receivedMinor, breaksAt } = state.arrangement;
  return (
    <HoldLine
      kind="clock"
      title={
        <>
          Promise of {moneyWords(amountMinor, state.currency)} by <TimeText at={`${dueOn}T12:00:00.000Z`} as="day" />.
        </>
      }
    >
      {receivedMinor > 0 ? `${moneyWords(receivedMinor, state.currency)} received since it was made. ` : ""}
      Breaks <TimeText at={breaksAt} />.
    </HoldLine>
  );
}

/** What is next of a plan, and how far it is behind. */
function PlanLine() {
  const { arrangement, currency } = useOpenCase().state;
  const next = arrangement?.kind === "plan" ? nextInstalment(arrangement) : undefined;
  if (arrangement?.kind !== "plan" || !next) return null;
  const missed = arrangement.instalments.filter((one) => one.is === "missed" && one.receivedMinor < one.amountMinor);
  return (
    <HoldLine
      kind="clock"
      title={
        <>
          Plan: {moneyWords(next.amountMinor - next.receivedMinor, currency)} by{" "}
          <TimeText at={`${next.dueOn}T12:00:00.000Z`} as="day" />.
        </>
      }
    >
      {missed.length > 0
        ? `${missed.length === 1 ? "1 instalment is" : `${missed.length} instalments are`} missed. `
        : ""}
      {arrangement.reviewDue ? "Its review is due." : ""}
    </HoldLine>
  );
}

function NextActionLine() {
  const { state } = useOpenCase();
  if (!state.nextAction) return null;
  return (
    <HoldLine
      kind="clock"
      title={
        <>
          Next action <TimeText at={state.nextAction.dueAt} />.
        </>
      }
    >
      {state.nextAction.what}
    </HoldLine>
  );
}
