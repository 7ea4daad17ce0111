"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CALL_SCRIPTS, type ScriptStep, sayStep } from "#lib/domain/call-script.ts";

/** What to say, by the law of this customer. What concerns the debt comes up only when it is sure who is on the line. */
export function CallScriptView({ debtId }: { debtId?: string }) {
  const { state } = useOpenCase();
  const [known, setKnown] = useState(false);
  const [voicemail, setVoicemail] = useState(false);
  const { before, after, voicemail: message } = CALL_SCRIPTS[state.jurisdiction];
  const say = useSay(debtId);
  return (
    <section className="script" aria-label="Script">
      <ol>
        {before.map((step) => (
          <Step key={step.title} step={step} say={say} />
        ))}
      </ol>
      <Checkbox
        label="They are who I want to speak with"
        checked={known}
        onChange={(event) => setKnown(event.target.checked)}
      />
      {known ? (
        <ol start={before.length + 1}>
          {after.map((step) => (
            <Step key={step.title} step={step} say={say} />
          ))}
        </ol>
      ) : (
        <>
          <Checkbox
            label="It is their voicemail"
            checked={voicemail}
            onChange={(event) => setVoicemail(event.target.checked)}
          />
          {voicemail ? (
            <ol>
              <Step step={message} say={say} />
            </ol>
          ) : null}
        </>
      )}
    </section>
  );
}

function useSay(debtId: string | undefined): (step: ScriptStep) => string {
  const { state, me } = useOpenCase();
  const debt = state.debts.find(({ id }) => id === debtId) ?? state.debts.find((one) => one.balanceMinor > 0);
  const names = {
    agent: me.name,
    customer: state.customer.name,
    creditor: (debt ?? state.debts[0])?.creditor ?? "our client",
  };
  return (step) => sayStep(step, names);
}

function Step({ step, say }: { step: ScriptStep; say: (step: ScriptStep) => string }) {
  return (
    <li>
      <p>
        <b>{step.title}.</b> <q>{say(step)}</q>
      </p>
      {step.mind ? <p className="hint">{step.mind}</p> : null}
      {step.citation ? <p className="hint">{step.citation}</p> : null}
    </li>
  );
}
