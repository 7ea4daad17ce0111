"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, optional, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { sayDay } from "#lib/domain/day-text.ts";

/** An instalment need not be paid: its amount follows the last. */
export function SkipInstalmentDialog({ subject, onClose }: ActProps) {
  const { planId, no, words } = useInstalment(subject);
  const act = useAct("skip-instalment", `skip-instalment-${no}`, { reason: "" }, onClose);
  const { reason } = act.value;
  return (
    <ActFrame
      act={act}
      size="small"
      title={`Skip instalment ${no}`}
      go="Skip instalment"
      foot="Its amount is paid after the last instalment, by the plan's own rule."
      onGo={() => act.submit(readAs({ reason: missing(reason, "Say why.") }, () => ({ planId, no, reason })))}
      onClose={onClose}
    >
      <p>{words}</p>
      <Why act={act} value={reason} onChange={(next) => act.change({ reason: next })} />
    </ActFrame>
  );
}

/** An instalment falls due later, before the next one does. */
export function MoveInstalmentDialog({ subject, onClose }: ActProps) {
  const { planId, no, words } = useInstalment(subject);
  const act = useAct("move-instalment", `move-instalment-${no}`, { dueOn: "", reason: "" }, onClose);
  const { dueOn, reason } = act.value;
  const errors = { dueOn: missing(dueOn, "Choose the day."), reason: missing(reason, "Say why.") };
  return (
    <ActFrame
      act={act}
      size="small"
      title={`Move instalment ${no}`}
      go="Move instalment"
      onGo={() => act.submit(readAs(errors, () => ({ planId, no, dueOn, reason })))}
      onClose={onClose}
    >
      <p>{words}</p>
      <WhenField
        form="date"
        label="To"
        hint="Before the next instalment"
        value={dueOn}
        onChange={(next) => act.change({ dueOn: next })}
        error={act.errorOf("dueOn")}
        required
      />
      <Why act={act} value={reason} onChange={(next) => act.change({ reason: next })} />
    </ActFrame>
  );
}

/** Somebody has looked at the plan with the customer; it goes on. */
export function ReviewPlanDialog({ onClose }: ActProps) {
  const planId = usePlanId();
  const act = useAct("review-plan", "review-plan", { note: "", reviewOn: "" }, onClose);
  const { note, reviewOn } = act.value;
  return (
    <ActFrame
      act={act}
      size="small"
      title="Review the plan"
      go="Record review"
      foot="The plan goes on as it is. To change it, renegotiate."
      onGo={() =>
        act.submit(
          readAs({ note: missing(note, "Say what came of it.") }, () => ({
            planId,
            note,
            ...optional("reviewOn", reviewOn),
          })),
        )
      }
      onClose={onClose}
    >
      <TextField
        label="What came of it"
        value={note}
        onChange={(next) => act.change({ note: next })}
        error={act.errorOf("note")}
        rows={3}
        maxLength={2_000}
        required
      />
      <WhenField
        form="date"
        label="Next review on"
        hint="Empty: by the portfolio's rule"
        value={reviewOn}
        onChange={(next) => act.change({ reviewOn: next })}
        error={act.errorOf("reviewOn")}
      />
    </ActFrame>
  );
}

/** The plan ends though nothing took its place. */
export function EndPlanDialog({ onClose }: ActProps) {
  const planId = usePlanId();
  const act = useAct("end-plan", "end-plan", { reason: "" }, onClose);
  const { reason } = act.value;
  return (
    <ActFrame
      act={act}
      size="small"
      title="End the plan"
      go="End plan"
      foot="What is paid stays paid. Nothing is arranged any more after that."
      onGo={() => act.submit(readAs({ reason: missing(reason, "Say why.") }, () => ({ planId, reason })))}
      onClose={onClose}
    >
      <Why act={act} value={reason} onChange={(next) => act.change({ reason: next })} />
    </ActFrame>
  );
}

type WhyProps = {
  act: { errorOf: (path: string) => string | undefined };
  value: string;
  onChange: (value: string) => void;
};

function Why({ act, value, onChange }: WhyProps) {
  return (
    <TextField
      label="Why"
      value={value}
      onChange={onChange}
      error={act.errorOf("reason")}
      rows={2}
      maxLength={500}
      required
    />
  );
}

function usePlanId(): string {
  const { arrangement } = useOpenCase().state;
  return arrangement?.kind === "plan" ? arrangement.id : "";
}

function useInstalment(subject: string | undefined): { planId: string; no: number; words: string } {
  const { arrangement, currency } = useOpenCase().state;
  const no = Number(subject);
  const one = arrangement?.kind === "plan" ? arrangement.instalments.find((other) => other.no === no) : undefined;
  const words = one
    ? `${moneyWords(one.amountMinor, currency)}, due ${sayDay(one.dueOn)}.`
    : "It is not there any more.";
  return { planId: arrangement?.kind === "plan" ? arrangement.id : "", no, words };
}
