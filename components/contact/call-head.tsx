"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Revealed } from "#components/case/reveal-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { ApiProblem, api } from "#lib/client/api.ts";
import type { Reservation } from "#lib/domain/case.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";

/** Until when the attempt is kept, and the number: shown for this call, with its purpose in the access log. */
export function CallHead({ reservation, stands }: { reservation: Reservation; stands: boolean }) {
  const { until, purpose } = reservation;
  return (
    <div className="line wrap call-head">
      <b>{PURPOSE_LABELS[purpose]}</b>
      {stands ? (
        <>
          <span>
            You keep the attempt until <TimeText at={until} as="time" />
          </span>
          <span className="hint" aria-hidden="true">
            <TimeText at={until} as="in" /> left
          </span>
        </>
      ) : (
        <span role="status">
          The attempt lapsed <TimeText at={until} as="time" />. Record what happened all the same.
        </span>
      )}
      <span className="push">
        <Dial reservation={reservation} />
      </span>
    </div>
  );
}

function Dial({ reservation }: { reservation: Reservation }) {
  const { live, state } = useOpenCase();
  const kept = live.events.find((one) => one.type === "attempt-reserved" && one.version === reservation.version);
  const toOther = kept?.type === "attempt-reserved" && kept.data.recipient !== "customer";
  const { representative } = state.contactFacts;
  if (!toOther) return <DialCustomer reservation={reservation} />;
  return <span>{representative?.contact ?? "No number of theirs is on record."}</span>;
}

function DialCustomer({ reservation: { purpose } }: { reservation: Reservation }) {
  const { caseRef, state, unsendable } = useOpenCase();
  const [number, setNumber] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const mask = state.customer.masks.phone;
  if (number)
    return (
      <a className="btn" href={`tel:${number.replaceAll(/[^\d+]/g, "")}`}>
        <Phone className="i" /> Dial {number}
      </a>
    );
  async function reveal(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const said = { field: "phone", purpose: `Call: ${PURPOSE_LABELS[purpose].toLowerCase()}` };
      setNumber((await api.post<Revealed>(`/cases/${caseRef}/reveals`, said)).value);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <span className="line">
      {problem ? (
        <span className="error" role="alert">
          {problem}
        </span>
      ) : null}
      <Button
        icon={Phone}
        busy={busy}
        disabled={unsendable !== null || !mask}
        reason={unsendable ?? (mask ? undefined : "No number is on record.")}
        onClick={() => void reveal()}
      >
        Show {mask ?? "number"} to dial
      </Button>
    </span>
  );
}
