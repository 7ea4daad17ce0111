"use client";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { Button } from "#components/ui/button.tsx";
import { useCommand } from "#lib/client/use-command.ts";
import type { OutgoingContact } from "#lib/domain/case.ts";
import { whyNot } from "#lib/domain/permissions.ts";

const Confirm = dynamic(() => import("#components/ui/confirm.tsx").then((m) => m.Confirm));
const STUCK = new Set<OutgoingContact["status"]>(["parked", "blocked", "failed", "unknown"]);

/** Cancel what has not gone; try again what is stuck, after a look where it may have gone out already. */
export function ContactActs({ contact }: { contact: OutgoingContact }) {
  const { caseRef, shown, viewer, state, unsendable } = useOpenCase();
  const { run, pending, problem } = useCommand(caseRef, shown);
  const [asking, setAsking] = useState(false);
  const { id: contactId, status, channel } = contact;
  const cancels = status === "scheduled" || status === "parked" || (status === "sent" && channel === "letter");
  const why = whyNot(viewer, "cancel-contact", state) ?? unsendable ?? undefined;
  const disabled = { disabled: why !== undefined, reason: why, busy: pending !== null };
  const place = useRef<HTMLSpanElement>(null);
  async function give(type: "cancel-contact" | "retry-contact"): Promise<void> {
    const line = place.current?.closest(".ev, .sec");
    await run(type, { contactId });
    setAsking(false);
    // The button has gone with what it was for: its line keeps the focus.
    if (document.activeElement === document.body) line?.querySelector<HTMLElement>("h3, button, a")?.focus();
  }
  return (
    <span className="line" ref={place}>
      {cancels ? (
        <Button small {...disabled} onClick={() => void give("cancel-contact")}>
          Cancel
        </Button>
      ) : null}
      {STUCK.has(status) ? (
        <Button
          small
          {...disabled}
          onClick={() => (status === "unknown" ? setAsking(true) : void give("retry-contact"))}
        >
          {status === "unknown" ? "Look and try again" : "Try again"}
        </Button>
      ) : null}
      {problem ? (
        <span className="error" role="alert">
          {problem.message}
        </span>
      ) : null}
      {asking ? (
        <Confirm
          open
          title="It may have arrived already"
          go="Send it again"
          busy={pending !== null}
          onGo={() => void give("retry-contact")}
          onBack={() => setAsking(false)}
        >
          <p>
            The connection was lost while it was handed over{contact.provider ? ` to ${contact.provider}` : ""}. Look
            there first: sending again may reach the customer twice, and counts as another contact.
          </p>
        </Confirm>
      ) : null}
    </span>
  );
}
