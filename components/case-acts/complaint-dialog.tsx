"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { ComplaintFields, noComplaint, readComplaint } from "#components/case-acts/complaint-fields.tsx";
import { useAct } from "#components/case-acts/use-act.ts";

export function ComplaintDialog({ onClose }: ActProps) {
  const act = useAct("open-complaint", "complaint", noComplaint, onClose);
  return (
    <ActFrame
      act={act}
      title="Open a complaint"
      go="Open complaint"
      onGo={() => act.submit(readComplaint(act.value))}
      onClose={onClose}
    >
      <ComplaintFields {...act} />
    </ActFrame>
  );
}
