"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { NotSent } from "#components/contact/not-sent.tsx";
import { BothClocks, PermissionLine } from "#components/contact/permission-line.tsx";
import { ruleWords, standingOf } from "#components/contact/permission-words.ts";
import { PlanCall } from "#components/contact/plan-call.tsx";
import type { Contact } from "#components/contact/use-contact.ts";
import { useReservation } from "#components/contact/use-reservation.ts";
import { Button } from "#components/ui/button.tsx";
import type { ApiProblem } from "#lib/client/api.ts";
import { useCommand } from "#lib/client/use-command.ts";

/** Before a call: whether it is allowed, who else is about to call, and the attempt kept for whoever goes on. */
export function CallStart({ contact, planned }: { contact: Contact; planned: ApiProblem | null }) {
  const { caseRef, shown } = useOpenCase();
  const { run, pending, problem } = useCommand(caseRef, shown);
  const [planning, setPlanning] = useState(false);
  const why = useWhyNotCall(contact);
  const start = () => {
    const { purpose, debtId } = contact;
    void run("reserve-attempt", { channel: "call", purpose, ...(debtId && { debtId }) });
  };
  return (
    <div className="call-start">
      {problem ? <NotSent problem={problem} kept={false} /> : null}
      {planned ? <NotSent problem={planned} kept={false} /> : null}
      <OthersCalling />
      <PermissionLine contact={contact} channel="call" />
      <DebtField
        label="About which debt"
        none="The first that is owed"
        value={contact.debtId}
        onChange={contact.setDebtId}
      />
      <div className="composer-foot">
        <Button
          kind="primary"
          icon={Phone}
          busy={pending !== null}
          disabled={why !== null}
          reason={why ?? undefined}
          onClick={start}
        >
          Start call
        </Button>
        <Button aria-expanded={planning} onClick={() => setPlanning(!planning)}>
          Plan a call
        </Button>
        <span className="hint">Starting keeps one attempt for you for ten minutes.</span>
      </div>
      {planning ? <PlanCall contact={contact} onDone={() => setPlanning(false)} /> : null}
    </div>
  );
}

/** "Amara Obi is about to call. The attempt is kept until today 10:15." */
export function OthersCalling() {
  const { names } = useOpenCase();
  const { others } = useReservation();
  return others.map(({ id, by, until }) => (
    <p key={id} className="permission" data-standing="later">
      <Phone className="i" />
      <span>
        <b>{by.kind === "user" ? names.person(by.id) : "Somebody"} is about to call.</b> The attempt is kept until{" "}
        <BothClocks at={until} />.
      </span>
    </p>
  ));
}

function useWhyNotCall(contact: Contact): string | null {
  const { unsendable } = useOpenCase();
  const permission = contact.of("call");
  if (unsendable) return unsendable;
  if (!permission || !contact.permissions) return "Asking what is allowed now.";
  if (contact.checking) return "Asking what is allowed now.";
  if (standingOf(permission, contact.permissions.at) === "open") return null;
  const [reason] = permission.reasons;
  return reason ? `Blocked by ${ruleWords(reason.rule)}: ${reason.message}` : "Not allowed now.";
}
