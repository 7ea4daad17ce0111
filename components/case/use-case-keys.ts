"use client";
import { useCallback } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { announce } from "#components/ui/announce.ts";
import { useShortcut } from "#lib/client/shortcuts.ts";

/** The single keys of a case. Each has a visible control; one that is not allowed says why. */
export function useCaseKeys(take: () => void): void {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const act = useCallback(
    (id: ActId) => {
      const why = whyNotAct(id, viewer, state) ?? unsendable;
      if (why) announce(why);
      else openAct(id);
    },
    [viewer, state, unsendable, openAct],
  );
  const offered = state.handover !== null && whyNotAct("accept", viewer, state) === null;
  useShortcut("a", offered ? () => act("accept") : take);
  useShortcut("d", () => act("decline"), offered);
  useShortcut("h", () => act("offer"));
  useShortcut("l", () => act("outcome"));
  useShortcut("p", () => act("promise"));
  useShortcut("m", () => act("payment"));
  useShortcut("b", () => act("hold"));
  useShortcut("c", writeNote);
}

function writeNote(): void {
  document.querySelector<HTMLTextAreaElement>("#composer textarea")?.focus();
}
