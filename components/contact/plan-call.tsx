"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { instantOf } from "#components/case-acts/local-time.ts";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { NotSent } from "#components/contact/not-sent.tsx";
import { SlotList } from "#components/contact/slot-list.tsx";
import type { Contact } from "#components/contact/use-contact.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";

/** A call for later, as the next action of the case: only at a time that would be lawful. */
export function PlanCall({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { unsendable } = useOpenCase();
  const timeZone = useTimeZone();
  const act = useAct("plan-call", "plan-call", { what: "Call the customer", dueAt: "" }, onDone);
  const { value, change, errorOf, problem } = act;
  const { purpose, debtId } = contact;
  const send = () => {
    const dueAt = instantOf(value.dueAt, timeZone);
    const wrong = {
      what: missing(value.what, "Say what the call is for."),
      dueAt: dueAt ? null : "Choose a day and a time.",
    };
    void act.submit(
      readAs(wrong, () => ({ what: value.what, dueAt: dueAt ?? "", purpose, ...(debtId && { debtId }) })),
    );
  };
  return (
    <form
      className="plan-call"
      aria-label="Plan a call"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem ? <NotSent problem={problem} /> : null}
      <SlotList purpose={purpose} debtId={debtId || undefined} spoken={false} onChoose={(dueAt) => change({ dueAt })} />
      <div className="two">
        <TextField
          label="What the call is for"
          value={value.what}
          onChange={(what) => change({ what })}
          error={errorOf("what")}
          maxLength={500}
          required
        />
        <WhenField
          label="Call at"
          value={value.dueAt}
          onChange={(dueAt) => change({ dueAt })}
          error={errorOf("dueAt")}
          required
        />
      </div>
      <div className="composer-foot">
        <Button type="submit" busy={act.pending} disabled={unsendable !== null} reason={unsendable ?? undefined}>
          Plan call
        </Button>
      </div>
    </form>
  );
}
