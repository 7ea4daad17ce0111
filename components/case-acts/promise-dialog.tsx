"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { minorOf, missing, type Read, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { ArrangementTabs } from "#components/plan/arrangement-tabs.tsx";
import { StandingArrangement } from "#components/plan/standing-arrangement.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

const blank = { amount: "", dueOn: "", override: "" };
/** Limits of the portfolio beyond which a lead may let a promise stand. */
const LIMITS = ["too-far-ahead", "below-the-least", "too-many-broken"];

export function PromiseDialog({ onClose }: ActProps) {
  const { state, viewer } = useOpenCase();
  const act = useAct("make-promise", "promise", blank, onClose);
  const { value, change, errorOf, problem } = act;
  const isBeyond = LIMITS.includes(String(problem?.facts.rule)) || value.override !== "";
  return (
    <ActFrame
      act={act}
      title="Record a promise"
      go="Record promise"
      onGo={() => act.submit(read(value, state.currency))}
      body="flush"
      onClose={onClose}
    >
      <ArrangementTabs value="promise">
        <div className="dlg-form">
          <StandingArrangement />
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
              hint="Broken once it and any days of grace have passed unpaid"
              value={value.dueOn}
              onChange={(dueOn) => change({ dueOn })}
              error={errorOf("dueOn")}
              required
            />
          </div>
          {isBeyond && viewer.role === "lead" ? (
            <TextField
              label="Let it stand all the same, because"
              hint="Beyond the portfolio's limits; kept with the promise"
              value={value.override}
              onChange={(override) => change({ override })}
              error={errorOf("override.reason")}
              rows={2}
              maxLength={500}
            />
          ) : null}
        </div>
      </ArrangementTabs>
    </ActFrame>
  );
}

function read({ amount: text, dueOn, override }: typeof blank, currency: string): Read<CommandInput["make-promise"]> {
  const amount = readAmount(text, currency);
  return readAs({ amountMinor: wrongOf(amount), dueOn: missing(dueOn, "Choose the day.") }, () => ({
    amountMinor: minorOf(amount),
    currency,
    dueOn,
    ...(override.trim() !== "" && { override: { reason: override } }),
  }));
}
