"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { CLOSE_REASONS, type CloseReason } from "#lib/domain/codes.ts";

export function CloseDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("close-case", "close", { reason: "" }, onClose);
  const { reason } = act.value;
  const [asking, setAsking] = useState(false);
  const read = readAs({ reason: missing(reason, "Choose why it closes.") }, () => ({ reason: reason as CloseReason }));
  const close = () => {
    setAsking(false);
    void act.submit(read);
  };
  return (
    <ActFrame
      act={act}
      size="small"
      title="Close the case"
      go="Close case"
      foot={state.handover ? "The open handover offer is withdrawn with it." : undefined}
      onGo={() => (reason === "written-off" ? setAsking(true) : close())}
      onClose={onClose}
    >
      {state.balanceMinor > 0 ? (
        <Notice kind="warn" title={`${moneyWords(state.balanceMinor, state.currency)} is still owed.`}>
          Closing does not change the balance.
        </Notice>
      ) : null}
      <Field label="Why" error={act.errorOf("reason")} required>
        <Choices table={CLOSE_REASONS} value={reason} onChange={(next) => act.change({ reason: next })} />
      </Field>
      <Confirm
        open={asking}
        title="Write off what is owed?"
        go="Write off and close"
        onGo={close}
        onBack={() => setAsking(false)}
      >
        {moneyWords(state.balanceMinor, state.currency)} will not be asked for again, and the case closes as written
        off.
      </Confirm>
    </ActFrame>
  );
}
