"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { minorOf, missing, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { onlyDebt, WhichDebt } from "#components/money/which-debt.tsx";
import { WhyField } from "#components/money/why-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { ADJUSTMENT_KINDS, type AdjustmentKind, HEADS, type Head } from "#lib/domain/money-words.ts";

const WAYS = { less: "Less is owed", more: "More is owed" } as const;
const blank = { kind: "", head: "", way: "less", amount: "", reason: "" };

/** An entry beside those that are there: what is on the record is never changed. */
export function AdjustDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("adjust-debt", "adjust", { ...blank, debtId: subject ?? onlyDebt(state) }, onClose);
  const { value, change, errorOf } = act;
  const amount = readAmount(value.amount, state.currency);
  const heads = state.debts.find(({ id }) => id === value.debtId)?.heads;
  const errors = {
    debtId: missing(value.debtId, "Choose the debt."),
    kind: missing(value.kind, "Choose what it is."),
    head: missing(value.head, "Choose what it changes."),
    amountMinor: wrongOf(amount),
    reason: missing(value.reason, "Say why."),
  };
  const data = () => ({
    debtId: value.debtId,
    kind: value.kind as AdjustmentKind,
    lines: [{ head: value.head as Head, amountMinor: value.way === "less" ? -minorOf(amount) : minorOf(amount) }],
    reason: value.reason,
  });
  return (
    <ActFrame
      act={act}
      title="Adjust a debt"
      go="Adjust debt"
      foot="A new entry in the ledger; those that are there stay."
      onGo={() => act.submit(readAs(errors, data))}
      onClose={onClose}
    >
      <WhichDebt value={value.debtId} onChange={(debtId) => change({ debtId })} error={errorOf("debtId")} />
      <div className="two">
        <Field label="What it is" error={errorOf("kind")} required>
          <Choices table={ADJUSTMENT_KINDS} value={value.kind} onChange={(kind) => change({ kind })} />
        </Field>
        <Field label="Of" error={errorOf("head")} required>
          <Choices table={withOwed(heads, state.currency)} value={value.head} onChange={(head) => change({ head })} />
        </Field>
        <Field label="Which way">
          <Choices table={WAYS} value={value.way} onChange={(way) => change({ way })} first={null} />
        </Field>
        <AmountField
          value={value.amount}
          onChange={(amount) => change({ amount })}
          error={errorOf("amountMinor") ?? errorOf("lines.0.amountMinor")}
        />
      </div>
      <WhyField value={value.reason} onChange={(reason) => change({ reason })} error={errorOf("reason")} />
    </ActFrame>
  );
}

function withOwed(heads: Record<Head, number> | undefined, currency: string): Record<Head, string> {
  const words = (head: Head) => (heads ? `${HEADS[head]}, ${moneyWords(heads[head], currency)}` : HEADS[head]);
  return { principal: words("principal"), interest: words("interest"), fees: words("fees"), costs: words("costs") };
}
