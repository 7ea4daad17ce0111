"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { NextActionFields, noNextAction, readNextAction } from "#components/case-acts/next-action-fields.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { useTimeZone } from "#components/ui/clock.tsx";

export function NextActionDialog({ onClose }: ActProps) {
  const timeZone = useTimeZone();
  const act = useAct("set-next-action", "next-action", noNextAction, onClose);
  return (
    <ActFrame
      act={act}
      title="Set the next action"
      go="Set next action"
      onGo={() => act.submit(readNextAction(act.value, timeZone))}
      onClose={onClose}
    >
      <NextActionFields {...act} />
    </ActFrame>
  );
}
