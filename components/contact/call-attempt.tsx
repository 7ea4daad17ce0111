"use client";
import { useRef } from "react";
import { DraftWords } from "#components/case/draft-words.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { instantOf } from "#components/case-acts/local-time.ts";
import { noOutcome, type OutcomeForm, opensOf, readOutcome } from "#components/case-acts/outcome-form.ts";
import { OutcomeOpened } from "#components/case-acts/outcome-opened.tsx";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { CallHead } from "#components/contact/call-head.tsx";
import { CallScriptView } from "#components/contact/call-script.tsx";
import { DispositionList } from "#components/contact/disposition-list.tsx";
import { NotSent } from "#components/contact/not-sent.tsx";
import { SlotList } from "#components/contact/slot-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { useCommand } from "#lib/client/use-command.ts";
import type { Reservation } from "#lib/domain/case.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

/** The call that was agreed on, to be planned once this one is on record. */
export type CallBack = CommandInput["plan-call"];
type CallAttemptProps = {
  reservation: Reservation;
  onRecorded: (back: CallBack | null) => void;
  onGivenBack: () => void;
};

/** A call under way: the attempt and its time, the number, the script, and what came of it. Escape gives the attempt back. */
export function CallAttempt({ reservation, onRecorded, onGivenBack }: CallAttemptProps) {
  const { caseRef, shown, unsendable, state } = useOpenCase();
  const timeZone = useTimeZone();
  const form = useRef<HTMLFormElement>(null);
  const release = useCommand(caseRef, shown);
  const act = useAct<OutcomeForm, "record-contact">("record-contact", "call", noOutcome, () => onRecorded(backOf()));
  const { value, change, errorOf, problem } = act;
  const opens = opensOf(value.disposition);
  const { id: reservationId, channel, debtId } = reservation;
  const stands = state.reservations.some((one) => one.id === reservationId);

  function backOf(): CallBack | null {
    const dueAt = value.disposition === "right-party-call-back" && instantOf(value.nextAction.dueAt, timeZone);
    if (!dueAt) return null;
    return { what: value.nextAction.what, dueAt, purpose: "customer-requested", ...(debtId && { debtId }) };
  }
  function record(): void {
    const read = readOutcome(
      { ...value, channel, direction: "outbound", debtId: debtId ?? "", occurredAt: "" },
      timeZone,
    );
    void act.submit(read.ok ? { ok: true, data: { ...read.data, reservationId } } : read);
  }
  async function giveBack(): Promise<void> {
    if (!stands || (await release.run("release-attempt", { reservationId }))) onGivenBack();
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        if (event.key === "Escape") void giveBack();
      }}
    >
      <CallHead reservation={reservation} stands={stands} />
      {problem ? <NotSent problem={problem} /> : null}
      {release.problem ? <NotSent problem={release.problem} /> : null}
      <div className="call-cols">
        <CallScriptView debtId={debtId} />
        <div>
          <DispositionList
            value={value.disposition}
            onChange={(disposition) => change({ disposition })}
            error={errorOf("disposition")}
          />
          {value.disposition === "right-party-call-back" ? (
            <SlotList
              purpose="customer-requested"
              debtId={debtId}
              spoken
              onChoose={(dueAt) =>
                change({ nextAction: { what: value.nextAction.what || "Call back as agreed", dueAt } })
              }
            />
          ) : null}
          {opens ? <OutcomeOpened value={value} change={change} errorOf={errorOf} opens={opens} /> : null}
          <TextField
            label="What was said"
            value={value.note}
            onChange={(note) => change({ note })}
            error={errorOf("note")}
            rows={2}
          />
        </div>
      </div>
      <div className="composer-foot">
        <Button
          type="submit"
          kind="primary"
          keys="Ctrl Enter"
          busy={act.pending}
          disabled={unsendable !== null}
          reason={unsendable ?? undefined}
        >
          Log outcome
        </Button>
        <Button keys="Esc" busy={release.pending !== null} onClick={() => void giveBack()}>
          {stands ? "Give the attempt back" : "Close"}
        </Button>
        <span className="hint push">
          <DraftWords state={act.draft.state} />
        </span>
      </div>
    </form>
  );
}
