"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { AmountField } from "#components/case-acts/amount-field.tsx";
import { minorOf, missing, optional, type Read, readAmount, readAs, wrongOf } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import type { CommandInput } from "#lib/domain/commands.ts";

const blank = { reference: "", creditor: "", balance: "", dueOn: "" };

export function DebtDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("add-debt", "add-debt", blank, onClose);
  const { value, change, errorOf } = act;
  const said = (field: string) => errorOf(`debt.${field}`);
  return (
    <ActFrame
      act={act}
      title="Add a debt"
      go="Add debt"
      onGo={() => act.submit(read(value, state.currency))}
      onClose={onClose}
    >
      <div className="two">
        <TextField
          label="Reference"
          value={value.reference}
          onChange={(reference) => change({ reference })}
          error={said("reference")}
          maxLength={200}
          required
        />
        <TextField
          label="Creditor"
          hint="Empty: the portfolio's"
          value={value.creditor}
          onChange={(creditor) => change({ creditor })}
          error={said("creditor")}
          maxLength={200}
        />
        <AmountField
          label="Owed now"
          value={value.balance}
          onChange={(balance) => change({ balance })}
          error={said("balanceMinor")}
        />
        <WhenField
          form="date"
          label="Due on"
          value={value.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          error={said("dueOn")}
        />
      </div>
    </ActFrame>
  );
}

function read(form: typeof blank, currency: string): Read<CommandInput["add-debt"]> {
  const balance = readAmount(form.balance, currency);
  return readAs(
    {
      "debt.reference": missing(form.reference, "Enter the debt's reference."),
      "debt.balanceMinor": wrongOf(balance),
    },
    () => ({
      debt: {
        reference: form.reference,
        balanceMinor: minorOf(balance),
        currency,
        ...optional("creditor", form.creditor),
        ...optional("dueOn", form.dueOn),
      },
    }),
  );
}
