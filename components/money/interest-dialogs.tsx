"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, optional, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { onlyDebt, WhichDebt } from "#components/money/which-debt.tsx";

/** The yearly rate on a debt's principal. */
export function InterestDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("set-interest", "interest", { debtId: subject ?? onlyDebt(state), rate: "", from: "" }, onClose);
  const { value, change, errorOf } = act;
  const bps = readRate(value.rate);
  const errors = {
    debtId: missing(value.debtId, "Choose the debt."),
    annualBps: bps === null ? "Enter a rate such as 19.5, or 0 to stop it." : null,
  };
  const data = () => ({ debtId: value.debtId, annualBps: bps ?? 0, ...optional("from", value.from) });
  return (
    <ActFrame
      act={act}
      size="small"
      title="Set interest"
      go="Set interest"
      foot="Charged on the first of each month and before money moves; not for days under a freezing hold."
      onGo={() => act.submit(readAs(errors, data))}
      onClose={onClose}
    >
      <WhichDebt value={value.debtId} onChange={(debtId) => change({ debtId })} error={errorOf("debtId")} />
      <TextField
        label="Per cent a year"
        hint="0 stops it"
        value={value.rate}
        onChange={(rate) => change({ rate })}
        error={errorOf("annualBps")}
        maxLength={8}
        required
      />
      <WhenField
        form="date"
        label="From"
        hint="Empty: today. No day is charged twice."
        value={value.from}
        onChange={(from) => change({ from })}
        error={errorOf("from")}
      />
    </ActFrame>
  );
}

/** Per cent as they are typed, in basis points; null when it is none. */
export function readRate(text: string): number | null {
  const read = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  return read ? Number(read[1]) * 100 + Number((read[2] ?? "").padEnd(2, "0")) : null;
}

/** A default that is made good: what counts under the ceiling begins anew with the next one. */
export function RemedyDialog({ subject, onClose }: ActProps) {
  const { state } = useOpenCase();
  const inDefault = state.debts.filter((one) => one.inDefault);
  const first = subject ?? (inDefault.length === 1 ? inDefault[0]?.id : undefined) ?? "";
  const act = useAct("record-remedy", "remedy", { debtId: first, on: "" }, onClose);
  const { value, change, errorOf } = act;
  const errors = { debtId: missing(value.debtId, "Choose the debt."), on: missing(value.on, "Choose the day.") };
  return (
    <ActFrame
      act={act}
      size="small"
      title="Default made good"
      go="Record it"
      onGo={() => act.submit(readAs(errors, () => value))}
      onClose={onClose}
    >
      <WhichDebt value={value.debtId} onChange={(debtId) => change({ debtId })} error={errorOf("debtId")} />
      <WhenField
        form="date"
        label="On"
        value={value.on}
        onChange={(on) => change({ on })}
        error={errorOf("on")}
        required
      />
    </ActFrame>
  );
}
