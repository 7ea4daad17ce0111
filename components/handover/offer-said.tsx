"use client";
import type { ReactNode } from "react";
import { TimeText } from "#components/ui/time-text.tsx";
import { HANDOVER_REASONS, type HandoverReason } from "#lib/domain/codes.ts";

type Said = { reason: HandoverReason; note?: string; promised?: string; ask?: string; askBy?: string };

/** What the sender said with the offer. Personal text that was erased is absent. */
export function OfferSaid({ said: { reason, note, promised, ask, askBy } }: { said: Said }) {
  return (
    <dl className="facts">
      <Line term="Reason">{HANDOVER_REASONS[reason]}</Line>
      <Line term="Situation">{note ?? "[erased]"}</Line>
      {promised ? <Line term="Promised">{promised}</Line> : null}
      {ask ? <Line term="Asked for">{ask}</Line> : null}
      {askBy ? (
        <Line term="By">
          <TimeText at={askBy} />
        </Line>
      ) : null}
    </dl>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}
