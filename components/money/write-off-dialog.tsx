"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { amountText, minorOf, missing, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { onlyDebt, WhichDebt } from "#components/money/which-debt.tsx";
import { WhyField } from "#components/money/why-field.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CaseState } from "#lib/domain/case.ts";

/** What is not asked for any more. Asked once more before it is done. */
export function WriteOffDialog({ subject, onClose }: ActProps) {
  const { state, names } = useOpenCase();
  const debtId = subject ?? onlyDebt(state);
  const act = useAct("write-off-debt", "write-off", { debtId, amount: owedText(debtId, state), reason: "" }, onClose);
  const [asking, setAsking] = useState(false);
  const { value, change, errorOf } = act;
  const amount = readAmount(value.amount, state.currency);
  const read = readAs(
    {
      debtId: missing(value.debtId, "Choose the debt."),
      amountMinor: wrongOf(amount),
      reason: missing(value.reason, "Say why."),
    },
    () => ({ debtId: value.debtId, amountMinor: minorOf(amount), reason: value.reason }),
  );
  return (
    <ActFrame
      act={act}
      size="small"
      title="Write off a debt"
      go="Write off"
      foot="You are asked once more."
      onGo={() => (read.ok ? setAsking(true) : act.submit(read))}
      onClose={onClose}
    >
      <WhichDebt
        value={value.debtId}
        onChange={(next) => change({ debtId: next, amount: owedText(next, state) })}
        error={errorOf("debtId")}
      />
      <AmountField value={value.amount} onChange={(next) => change({ amount: next })} error={errorOf("amountMinor")} />
      <WhyField value={value.reason} onChange={(reason) => change({ reason })} error={errorOf("reason")} />
      <Confirm
        open={asking}
        title={`Write off ${moneyWords(minorOf(amount), state.currency)}?`}
        go="Write it off"
        onGo={() => {
          setAsking(false);
          void act.submit(read);
        }}
        onBack={() => setAsking(false)}
      >
        It will not be asked for again on {value.debtId ? names.debt(value.debtId) : "this debt"}. The customer stays on
        record as having owed it.
      </Confirm>
    </ActFrame>
  );
}

function owedText(debtId: string, { debts, currency }: CaseState): string {
  const debt = debts.find(({ id }) => id === debtId);
  return debt && debt.balanceMinor > 0 ? amountText(debt.balanceMinor, currency) : "";
}
