"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { minorOf, missing, type Read, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { CommandInput } from "#lib/domain/commands.ts";

const blank = { amount: "", dueOn: "" };

export function PromiseDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("make-promise", "promise", blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Record a promise"
      go="Record promise"
      onGo={() => act.submit(read(value, state.currency))}
      onClose={onClose}
    >
      <Standing />
      <div className="two">
        <AmountField
          value={value.amount}
          onChange={(amount) => change({ amount })}
          hint={`Balance ${moneyWords(state.balanceMinor, state.currency)}`}
          error={errorOf("amountMinor")}
        />
        <WhenField
          form="date"
          label="They will pay by"
          hint="Broken when this day has passed unpaid"
          value={value.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          error={errorOf("dueOn")}
          required
        />
      </div>
    </ActFrame>
  );
}

function Standing() {
  const { state } = useOpenCase();
  if (state.arrangement?.kind !== "promise") return null;
  const { amountMinor, dueOn } = state.arrangement;
  return (
    <Notice title={`A promise of ${moneyWords(amountMinor, state.currency)} stands`}>
      by <TimeText at={`${dueOn}T12:00:00.000Z`} as="day" />. The new one replaces it.
    </Notice>
  );
}

function read({ amount: text, dueOn }: typeof blank, currency: string): Read<CommandInput["make-promise"]> {
  const amount = readAmount(text, currency);
  return readAs({ amountMinor: wrongOf(amount), dueOn: missing(dueOn, "Choose the day.") }, () => ({
    amountMinor: minorOf(amount),
    currency,
    dueOn,
  }));
}
