"use client";
import { HoldLine } from "#components/case/hold-line.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Handover } from "#lib/domain/case.ts";
import { HANDOVER_REASONS } from "#lib/domain/codes.ts";

/** The open offer under the header: what is said with it, what was asked, and what this person may do about it. */
export function OfferLine() {
  const { state, viewer } = useOpenCase();
  const offer = state.handover;
  if (!offer) return null;
  const forMe = offer.by !== viewer.id && whyNotAct("accept", viewer, state) === null;
  return (
    <HoldLine
      kind="offer"
      title={<OfferTitle offer={offer} forMe={forMe} />}
      act={<OfferActs offer={offer} forMe={forMe} />}
    >
      <OfferText offer={offer} forMe={forMe} />
    </HoldLine>
  );
}

function OfferTitle({ offer, forMe }: { offer: Handover; forMe: boolean }) {
  const { me, names } = useOpenCase();
  const to = offer.toUser ? names.person(offer.toUser) : names.team(offer.toTeam);
  const by = offer.by === me.id ? "You" : names.person(offer.by);
  const whom = !forMe ? `to ${to}` : offer.toUser ? "to you" : `to your team, ${names.team(offer.toTeam)}`;
  return `${by} ${by === "You" ? "offer" : "offers"} this case ${whom}.`;
}

function OfferText({ offer, forMe }: { offer: Handover; forMe: boolean }) {
  const { me, names } = useOpenCase();
  const { note, promised, ask, askBy, question, answer, reason } = offer;
  const sender = offer.by === me.id ? "You stay" : `${names.person(offer.by)} stays`;
  return (
    <>
      “{note}”
      <span className="block ink2">
        {HANDOVER_REASONS[reason]}.{promised ? ` Promised: ${full(promised)}` : ""}
        {ask ? ` Asked for: ${full(ask)}` : ""}
        {askBy ? (
          <>
            {" "}
            By <TimeText at={askBy} />.
          </>
        ) : null}
      </span>
      {question ? (
        <span className="block">
          <b>{forMe ? "Asked" : "They ask"}:</b> “{question}” {answer ? <b>Answer:</b> : null}
          {answer ? ` “${answer}”` : null}
          {question && !answer && forMe ? <span className="ink2"> Waiting for the answer.</span> : null}
        </span>
      ) : null}
      <span className="block ink2">
        {sender} accountable until it is accepted. <TimeText at={offer.expiresAt} as="in" /> left, until{" "}
        <TimeText at={offer.expiresAt} />.
      </span>
    </>
  );
}

function OfferActs({ offer, forMe }: { offer: Handover; forMe: boolean }) {
  const { openAct, state, viewer } = useOpenCase();
  const mayAnswer = offer.question !== undefined && whyNotAct("answer", viewer, state) === null;
  return (
    <>
      <button type="button" className="link" onClick={() => openAct("pack", String(offer.version))}>
        Context pack, frozen at #{offer.version - 1}
      </button>
      {forMe ? <LineAct id="ask" label={offer.question ? "Ask again" : "Ask a question"} /> : null}
      {mayAnswer ? <LineAct id="answer" label={offer.answer ? "Answer again" : "Answer"} /> : null}
    </>
  );
}

function LineAct({ id, label }: { id: ActId; label: string }) {
  const { openAct, unsendable } = useOpenCase();
  return (
    <Button small disabled={unsendable !== null} reason={unsendable ?? undefined} onClick={() => openAct(id)}>
      {label}
    </Button>
  );
}

function full(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
