"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { amountText } from "#components/case-acts/read-form.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { LeftOver } from "#components/plan/left-over.tsx";
import type { PlanForm } from "#components/plan/plan-form.ts";
import { StandingArrangement } from "#components/plan/standing-arrangement.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TextInput } from "#components/ui/text-input.tsx";
import { FREQUENCIES, type Frequency } from "#lib/domain/money-words.ts";

type Fields = {
  value: PlanForm;
  change: (next: Partial<PlanForm>) => void;
  errorOf: (path: string) => string | undefined;
};
const SHIFTS = { before: "The working day before", after: "The working day after" };

/** How much, how often, from when; what else a plan may say stands under it. */
export function PlanFields({ value, change, errorOf }: Fields) {
  const { state } = useOpenCase();
  const owedMinor = state.debts.find(({ id }) => id === value.debtId)?.balanceMinor ?? state.balanceMinor;
  const frequency = value.frequency as Frequency;
  return (
    <>
      <StandingArrangement />
      <LeftOver
        frequency={frequency}
        owedMinor={owedMinor}
        onUse={(minor) => change({ instalment: amountText(minor, state.currency) })}
      />
      <div className="two">
        <AmountField
          label="Instalment"
          value={value.instalment}
          onChange={(instalment) => change({ instalment })}
          hint={`Owed ${moneyWords(owedMinor, state.currency)}`}
          error={errorOf("instalmentMinor")}
        />
        <Field label="How often" error={errorOf("frequency")} required>
          <Choices
            table={FREQUENCIES}
            value={value.frequency}
            onChange={(next) => change({ frequency: next })}
            first={null}
          />
        </Field>
      </div>
      <div className="two">
        <WhenField
          form="date"
          label={frequency === "last-working-day" ? "Not before" : "First payment on"}
          value={value.firstOn}
          onChange={(firstOn) => change({ firstOn })}
          error={errorOf("firstOn")}
          required
        />
        {frequency === "last-working-day" ? null : <OnClosedDays value={value} change={change} errorOf={errorOf} />}
      </div>
      <DebtField
        label="For which debt"
        none="All of them"
        value={value.debtId}
        onChange={(debtId) => change({ debtId })}
        error={errorOf("debtId")}
      />
      <Rarer value={value} change={change} errorOf={errorOf} />
    </>
  );
}

function OnClosedDays({ value, change, errorOf }: Fields) {
  return (
    <Field label="When banks are closed" error={errorOf("shift")}>
      <Choices
        table={SHIFTS}
        value={value.shift}
        onChange={(shift) => change({ shift })}
        first="On that day all the same"
      />
    </Field>
  );
}

/** What most plans do not say. */
function Rarer({ value, change, errorOf }: Fields) {
  const { state } = useOpenCase();
  const said = value.first || value.total || value.dayOfMonth || value.reviewOn;
  return (
    <details open={Boolean(said) || undefined}>
      <summary>More: another first amount, a part of it, a day of the month, a review</summary>
      <div className="dlg-more">
        <div className="two">
          <Money
            label="First payment, if another amount"
            value={value.first}
            onChange={(first) => change({ first })}
            error={errorOf("firstMinor")}
          />
          <Money
            label="For a part of it only"
            hint={`Empty: all that is owed, in ${state.currency}`}
            value={value.total}
            onChange={(total) => change({ total })}
            error={errorOf("totalMinor")}
          />
        </div>
        <div className="two">
          {value.frequency === "monthly" ? (
            <Field label="Day of the month, after the first" hint="31: each month's last" error={errorOf("dayOfMonth")}>
              <TextInput
                inputMode="numeric"
                autoComplete="off"
                value={value.dayOfMonth}
                onChange={(event) => change({ dayOfMonth: event.target.value.trim() })}
              />
            </Field>
          ) : null}
          <WhenField
            form="date"
            label="Review on"
            hint="Empty: by the portfolio's rule"
            value={value.reviewOn}
            onChange={(reviewOn) => change({ reviewOn })}
            error={errorOf("reviewOn")}
          />
        </div>
      </div>
    </details>
  );
}

type MoneyProps = {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
};

function Money({ label, hint, value, onChange, error }: MoneyProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
