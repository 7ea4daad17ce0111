"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";

/** An act that needs a reason in words and nothing else. */
export function ReasonDialog({
  command,
  title,
  go,
  foot,
  onClose,
}: ActProps & { command: "return-case" | "reopen-case"; title: string; go: string; foot: string }) {
  const act = useAct(command, command, { reason: "" }, onClose);
  const { reason } = act.value;
  return (
    <ActFrame
      act={act}
      size="small"
      title={title}
      go={go}
      foot={foot}
      onGo={() => act.submit(readAs({ reason: missing(reason, "Say why.") }, () => ({ reason })))}
      onClose={onClose}
    >
      <TextField
        label="Why"
        value={reason}
        onChange={(next) => act.change({ reason: next })}
        error={act.errorOf("reason")}
        rows={3}
        maxLength={500}
        required
      />
    </ActFrame>
  );
}
