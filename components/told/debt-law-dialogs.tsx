"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { DebtField } from "#components/case-acts/debt-field.tsx";
import { missing, optional, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";

/** The debt that it is about where there is only one: then nobody is asked. */
function useOnlyDebt(): string {
  const { debts } = useOpenCase().state;
  return debts.length === 1 ? (debts[0]?.id ?? "") : "";
}

const whichDebt = (debtId: string) => missing(debtId, "Choose the debt.");

/** Whether a debt is out of time, and whether the customer has said so. */
export function LimitationDialog({ onClose }: ActProps) {
  const blank = { debtId: useOnlyDebt(), timeBarred: true, raised: false, evidence: "" };
  const act = useAct("record-limitation", "limitation", blank, onClose);
  const { value, change, errorOf } = act;
  const { debtId, timeBarred, raised, evidence } = value;
  const data = () => ({ debtId, timeBarred, raised, ...optional("evidence", evidence) });
  return (
    <ActFrame
      act={act}
      title="Limitation of a debt"
      go="Record it"
      onGo={() => act.submit(readAs({ debtId: whichDebt(debtId) }, data))}
      onClose={onClose}
    >
      <DebtField none="Choose" value={debtId} onChange={(next) => change({ debtId: next })} error={errorOf("debtId")} />
      <Checkbox
        label="It is out of time"
        checked={timeBarred}
        onChange={(event) => change({ timeBarred: event.target.checked })}
      />
      <Checkbox
        label="The customer relies on that"
        checked={raised}
        onChange={(event) => change({ raised: event.target.checked })}
      />
      <TextField
        label="What shows it"
        value={evidence}
        onChange={(next) => change({ evidence: next })}
        error={errorOf("evidence")}
        rows={3}
        maxLength={4_000}
      />
    </ActFrame>
  );
}

/** Since when a debt is in default, and when the notice that the law asks for reached the customer. */
export function DefaultDialog({ onClose }: ActProps) {
  const act = useAct("record-default", "default", { debtId: useOnlyDebt(), since: "", noticeDeliveredOn: "" }, onClose);
  const { value, change, errorOf } = act;
  const { debtId, since, noticeDeliveredOn } = value;
  const errors = { debtId: whichDebt(debtId), since: missing(since, "Choose the day.") };
  const data = () => ({ debtId, since, ...optional("noticeDeliveredOn", noticeDeliveredOn) });
  return (
    <ActFrame
      act={act}
      title="Default on a debt"
      go="Record it"
      onGo={() => act.submit(readAs(errors, data))}
      onClose={onClose}
    >
      <DebtField none="Choose" value={debtId} onChange={(next) => change({ debtId: next })} error={errorOf("debtId")} />
      <div className="two">
        <WhenField
          form="date"
          label="In default since"
          value={since}
          onChange={(next) => change({ since: next })}
          error={errorOf("since")}
          required
        />
        <WhenField
          form="date"
          label="Notice delivered on"
          hint="Empty: not delivered"
          value={noticeDeliveredOn}
          onChange={(next) => change({ noticeDeliveredOn: next })}
          error={errorOf("noticeDeliveredOn")}
        />
      </div>
    </ActFrame>
  );
}
