"use client";
import { useState } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Complaint, Dispute, Need } from "#lib/domain/case.ts";
import {
  ADJUSTMENTS,
  CARE_DRIVERS,
  COMPLAINT_CATEGORIES,
  DISPUTE_OUTCOMES,
  DISPUTE_REASONS,
} from "#lib/domain/codes.ts";

/** Needs, disputes and complaints. A need says its adjustments; why stands behind "Show reason". */
export function CareSection() {
  const { state } = useOpenCase();
  const { needs, disputes, complaints } = state;
  if (needs.length + disputes.length + complaints.length === 0) return null;
  return (
    <SideSection title="Care, disputes, complaints">
      {needs.toReversed().map((need) => (
        <NeedItem key={need.id} need={need} />
      ))}
      {disputes.toReversed().map((dispute) => (
        <DisputeItem key={dispute.id} dispute={dispute} />
      ))}
      {complaints.toReversed().map((complaint) => (
        <ComplaintItem key={complaint.id} complaint={complaint} />
      ))}
    </SideSection>
  );
}

function NeedItem({ need }: { need: Need }) {
  const [shown, setShown] = useState(false);
  const words = need.adjustments.map((one) => ADJUSTMENTS[one]).join(", ") || "No adjustment";
  return (
    <div className="side-item">
      <p className="line">
        <span>{words}</span>
        <span className="push">
          <EventSeq version={need.version} />
        </span>
      </p>
      <button type="button" className="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? "Hide reason" : "Show reason"}
        <span className="sr"> for {words}</span>
      </button>
      {shown ? (
        <p className="ink2 break-words">
          {need.driver ? CARE_DRIVERS[need.driver] : "Erased"}
          {need.note ? `: ${need.note}` : ""}
        </p>
      ) : null}
    </div>
  );
}

function DisputeItem({ dispute }: { dispute: Dispute }) {
  const { names } = useOpenCase();
  const { reason, debtId, state } = dispute;
  return (
    <div className="side-item">
      <p className="line">
        <span>
          Dispute: {DISPUTE_REASONS[reason].toLowerCase()}
          {debtId ? `, ${names.debt(debtId)}` : ""}
        </span>
        <span className="push">
          <EventSeq version={dispute.version} />
        </span>
      </p>
      <p className="ink2">
        {state.is === "open" ? "Open since " : `${DISPUTE_OUTCOMES[state.outcome]} `}
        <TimeText at={state.is === "open" ? dispute.openedAt : state.at} as="day" />
      </p>
    </div>
  );
}

function ComplaintItem({ complaint }: { complaint: Complaint }) {
  return (
    <div className="side-item">
      <p className="line">
        <span>Complaint: {COMPLAINT_CATEGORIES[complaint.category].toLowerCase()}</span>
        <span className="push">
          <EventSeq version={complaint.version} />
        </span>
      </p>
      <p className="ink2">
        Open since <TimeText at={complaint.openedAt} as="day" />
      </p>
    </div>
  );
}
