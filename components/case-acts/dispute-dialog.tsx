"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { DisputeFields, noDispute, readDispute } from "#components/case-acts/dispute-fields.tsx";
import { useAct } from "#components/case-acts/use-act.ts";

export function DisputeDialog({ onClose }: ActProps) {
  const act = useAct("open-dispute", "dispute", noDispute, onClose);
  return (
    <ActFrame
      act={act}
      title="Open a dispute"
      go="Open dispute"
      foot="A hold is placed with it; only resolving the dispute ends that hold."
      onGo={() => act.submit(readDispute(act.value))}
      onClose={onClose}
    >
      <DisputeFields {...act} />
    </ActFrame>
  );
}
