"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { moneyWords } from "#components/ui/money-words.ts";

/** What we hold for the customer pays what they owe. */
export function ApplyCreditDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const act = useAct("apply-credit", "apply-credit", {}, onClose);
  const words = (minor: number) => moneyWords(minor, state.currency);
  const applied = Math.min(state.creditMinor, state.balanceMinor);
  return (
    <ActFrame
      act={act}
      size="small"
      title="Apply credit"
      go={`Apply ${words(applied)}`}
      onGo={() => act.submit({ ok: true, data: {} })}
      onClose={onClose}
    >
      <p>
        {words(state.creditMinor)} is held as credit, {words(state.balanceMinor)} is owed. It pays in the order of the
        portfolio. What is not used stays credit, and can be refunded.
      </p>
    </ActFrame>
  );
}
