"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { NotSent } from "#components/contact/not-sent.tsx";
import { PermissionLine } from "#components/contact/permission-line.tsx";
import { barOf, ruleWords, standingOf } from "#components/contact/permission-words.ts";
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
    const { purpose, debtId, other } = contact;
    void run("reserve-attempt", { channel: "call", purpose, ...other, ...(debtId && { debtId }) });
  };
  return (
    <div className="call-start">
      {problem ? <NotSent problem={problem} kept={false} /> : null}
      {planned ? <NotSent problem={planned} kept={false} /> : null}
      <OthersCalling contact={contact} />
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

/** "Amara Obi is about to call. The attempt is kept until today 10:15." On every case of the customer. */
function OthersCalling({ contact }: { contact: Contact }) {
  const { caseRef, names } = useOpenCase();
  const { others } = useReservation();
  const elsewhere = (contact.of("call")?.reserved ?? []).filter(({ ref }) => ref !== caseRef);
  return (
    <>
      {others.map(({ id, by, until }) => (
        <Kept key={id} who={by.kind === "user" ? names.person(by.id) : "Another system"} until={until} />
      ))}
      {elsewhere.map(({ by, ref, until }) => (
        <Kept
          key={`${ref}-${until}`}
          who={by ? names.person(by) : "Somebody"}
          on={ref ?? "another case"}
          until={until}
        />
      ))}
    </>
  );
}

function Kept({ who, on, until }: { who: string; on?: string; until: string }) {
  return (
    <p className="permission" data-standing="later">
      <Phone className="i" />
      <span>
        <b>
          {who} is about to call{on ? `, on ${on}` : ""}.
        </b>{" "}
        The attempt is kept until <BothClocks at={until} />.
      </span>
    </p>
  );
}

function useWhyNotCall(contact: Contact): string | null {
  const { unsendable } = useOpenCase();
  const permission = contact.of("call");
  if (unsendable) return unsendable;
  if (!permission || !contact.permissions) return "Asking what is allowed now.";
  if (standingOf(permission, contact.permissions.at) === "open") return null;
  const reason = barOf(permission);
  return reason ? `Blocked by ${ruleWords(reason.rule)}: ${reason.message}` : "Not allowed now.";
}
