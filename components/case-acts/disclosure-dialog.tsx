"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { DisclosureFields, noDisclosure, readDisclosure } from "#components/case-acts/disclosure-fields.tsx";
import { useAct } from "#components/case-acts/use-act.ts";

export function DisclosureDialog({ onClose }: ActProps) {
  const act = useAct("record-disclosure", "disclosure", noDisclosure, onClose);
  return (
    <ActFrame
      act={act}
      title="Record a disclosure"
      go="Record disclosure"
      onGo={() => act.submit(readDisclosure(act.value))}
      onClose={onClose}
    >
      <DisclosureFields {...act} />
    </ActFrame>
  );
}
