"use client";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { OwnerTurn } from "#components/case/owner-turn.tsx";
import { useSeen } from "#components/case/use-seen.ts";
import type { CaseState } from "#lib/domain/case.ts";

type Owner = CaseState["owner"];

/**
 * The last change of owner while the case was open: shown until it has been on the screen for ten seconds, kept after
 * that for the place that it took. Undefined as long as the case has stayed where it was.
 */
export function useOwnerTurn(): OwnerTurn | undefined {
  const { state, viewer, names } = useOpenCase();
  const { owner } = state;
  const seen = useSeen(owner, keyOf(owner));
  const [last, setLast] = useState<{ from: Owner; to: Owner }>();
  const shown = keyOf(seen) !== keyOf(owner);
  if (shown && (!last || keyOf(last.from) !== keyOf(seen) || keyOf(last.to) !== keyOf(owner))) {
    setLast({ from: seen, to: owner });
  }
  if (!last) return undefined;
  const words = ({ user, team }: Owner) => (user === viewer.id ? "you" : user ? names.person(user) : names.team(team));
  return { from: capital(words(last.from)), to: words(last.to), shown };
}

function keyOf({ team, user }: Owner): string {
  return `${team} ${user}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
