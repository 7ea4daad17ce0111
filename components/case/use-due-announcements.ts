"use client";
import { useEffect, useRef } from "react";
import { announce } from "#components/ui/announce.ts";
import { useNow } from "#components/ui/clock.tsx";
import { clockState, clockStateWords } from "#components/ui/clock-state.ts";
import type { CaseState } from "#lib/domain/case.ts";

/** Says when the clock of one's own open case becomes urgent or runs out: the change, never the ticks. */
export function useDueAnnouncements({ dueAt, owner }: CaseState, me: string): void {
  const due = dueAt === null ? null : Date.parse(dueAt);
  const now = useNow(due);
  const state = due === null ? null : clockState({ due, now });
  const told = useRef({ due, state });
  useEffect(() => {
    const before = told.current;
    told.current = { due, state };
    if (before.due !== due || before.state === state || owner.user !== me) return;
    if (state === "urgent" || state === "breached") announce(`This case is ${clockStateWords[state]}.`);
  }, [due, state, owner.user, me]);
}
