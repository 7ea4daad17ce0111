"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { QUEUE } from "#components/handover/receiver.ts";
import { ReceiverFields } from "#components/handover/receiver-fields.tsx";
import type { CommandInput } from "#lib/domain/commands.ts";

const blank = { toTeam: "", to: "", reason: "" };

/** A lead moves the case at once, without anybody's acceptance. */
export function ReassignDialog({ onClose }: ActProps) {
  const act = useAct("reassign", "reassign", blank, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Reassign now"
      go="Reassign case"
      foot="At once, without acceptance. Both sides see it and your reason."
      onGo={() => act.submit(read(value))}
      onClose={onClose}
    >
      <ReceiverFields value={value} change={change} errorOf={errorOf} />
      <TextField
        label="Why"
        value={value.reason}
        onChange={(reason) => change({ reason })}
        error={errorOf("reason")}
        rows={2}
        maxLength={500}
        required
      />
    </ActFrame>
  );
}

function read({ toTeam, to, reason }: typeof blank): Read<CommandInput["reassign"]> {
  return readAs(
    {
      toTeam: missing(toTeam, "Choose the team."),
      toUser: toTeam === "" ? null : missing(to, "Choose the queue or a person."),
      reason: missing(reason, "Say why; both sides see it."),
    },
    () => ({ toTeam, reason, ...(to !== QUEUE && { toUser: to }) }),
  );
}
