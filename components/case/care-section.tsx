"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { NeedItem } from "#components/case/need-item.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Complaint, Dispute } from "#lib/domain/case.ts";
import { COMPLAINT_CATEGORIES, DISPUTE_OUTCOMES, DISPUTE_REASONS } from "#lib/domain/codes.ts";

/** Needs, disputes and complaints. A need says its adjustments; why stands behind "Show reason". */
export function CareSection() {
  const { state } = useOpenCase();
  const { needs, disputes, complaints } = state;
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
