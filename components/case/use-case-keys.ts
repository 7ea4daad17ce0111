"use client";
import { useMemo } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { ACTS, type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { type LiveAction, useActions } from "#lib/client/actions.ts";
import { whyNot } from "#lib/domain/permissions.ts";

/** What can be done with the case on the screen; each has a visible control, and one that is not allowed says why. */
export function useCaseKeys(take: () => void): void {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  useActions(
    useMemo(() => {
      const acts = Object.keys(ACTS).filter((id) => !NEEDS_SUBJECT.has(id)) as ActId[];
      const actions: Record<string, LiveAction> = {};
      for (const id of acts) {
        const why = whyNotAct(id, viewer, state) ?? unsendable;
        actions[id] = { run: () => openAct(id), why };
      }
      actions.take = { run: take, why: whyNotTake(state, whyNot(viewer, "take-case", state)) ?? unsendable };
      return actions;
    }, [viewer, state, unsendable, openAct, take]),
  );
}

/** These stand beside what they are about. */
const NEEDS_SUBJECT = new Set<string>(["correct", "decision", "skip-instalment", "move-instalment"]);

function whyNotTake(
  { lifecycle, owner, handover }: Parameters<typeof whyNotAct>[2],
  forbidden: string | null,
): string | null {
  if (lifecycle.state === "closed") return "The case is closed. Reopen it first.";
  if (handover) return "A handover is offered. Its addressee answers it.";
  if (owner.user) return "Somebody owns the case already.";
  return forbidden;
}
