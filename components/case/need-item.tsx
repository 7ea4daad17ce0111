"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { api } from "#lib/client/api.ts";
import type { Need } from "#lib/domain/case.ts";
import { ADJUSTMENTS, CARE_DRIVERS, type CareDriver } from "#lib/domain/codes.ts";

const PurposeDialog = dynamic(() => import("#components/case/purpose-dialog.tsx").then((m) => m.PurposeDialog));

type Reason = { driver: CareDriver; note: string | null };
const SHOWN_MS = 60_000;

/** A need says what helps. Why is not in the browser until somebody has said what they need it for, and then for a minute. */
export function NeedItem({ need }: { need: Need }) {
  const { caseRef } = useOpenCase();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<Reason | null>(null);
  useEffect(() => {
    if (!reason) return;
    const timer = setTimeout(() => setReason(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [reason]);
  const words = need.adjustments.map((one) => ADJUSTMENTS[one]).join(", ") || "No adjustment";
  return (
    <div className="side-item">
      <p className="line">
        <span>{words}</span>
        <span className="push">
          <EventSeq version={need.version} />
        </span>
      </p>
      <button
        type="button"
        className="link"
        aria-expanded={reason !== null}
        onClick={() => (reason ? setReason(null) : setAsking(true))}
      >
        {reason ? "Hide reason" : "Show reason"}
        <span className="sr"> for {words}</span>
      </button>
      {reason ? (
        <p className="ink2 break-words">
          {CARE_DRIVERS[reason.driver]}
          {reason.note ? `: ${reason.note}` : ""}
          <span className="hint"> hidden again after a minute</span>
        </p>
      ) : null}
      {asking ? (
        <PurposeDialog
          title="Show the reason for a need"
          act="Show reason"
          onPurpose={async (purpose) =>
            setReason(await api.post<Reason>(`/cases/${caseRef}/care-reasons`, { needId: need.id, purpose }))
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
