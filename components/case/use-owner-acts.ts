"use client";
import { useCallback } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { OwnerActs, OwnerFacts } from "#components/case/owner-chip.tsx";
import { ownerFacts } from "#components/case/owner-facts.ts";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { announce } from "#components/ui/announce.ts";
import type { ApiProblem } from "#lib/client/api.ts";
import { useCommand } from "#lib/client/use-command.ts";
import { can } from "#lib/domain/permissions.ts";

/** What the owner chip shows and does. Taking says so at once; the server decides, and the loser hears who won. */
export function useOwnerActs() {
  const { caseRef, state, viewer, names, shown, unsendable, openAct } = useOpenCase();
  const { run, pending, problem, dismiss } = useCommand(caseRef, shown);
  const closed = state.lifecycle.state === "closed";
  const facts = ownerFacts({ ...state, closed }, { id: viewer.id, teams: [...viewer.teams] }, names);
  const mayTake = facts.state === "waiting" && can(viewer, "take-case", state) && !unsendable;
  const offer = state.handover;

  const take = useCallback(async () => {
    if (mayTake && (await run("take-case", {}))) announce("The case is yours.");
  }, [mayTake, run]);
  const withdraw = useCallback(async () => {
    if (offer && (await run("withdraw-handover", { handoverId: offer.id }))) announce("Handover withdrawn.");
  }, [offer, run]);

  const mayAnswer = whyNotAct("accept", viewer, state) === null && !unsendable;
  const acts: OwnerActs = {
    busy: pending !== null,
    onOpen: () => openAct("owners"),
    ...(mayTake && { onTake: take }),
    ...(offer && can(viewer, "withdraw-handover", state) && !unsendable && { onWithdraw: withdraw }),
    ...(mayAnswer && { onAccept: () => openAct("accept"), onDecline: () => openAct("decline") }),
  };
  const shownFacts: OwnerFacts = pending === "take-case" ? { state: "taking" } : facts;
  return { facts: shownFacts, acts, take, lost: problem && lossOf(problem, names.person), dismiss };
}

function lossOf(problem: ApiProblem, person: (id: string) => string): { title: string; words: string } {
  const owner = problem.facts.owner as { user?: string | null } | undefined;
  if (problem.code !== "conflict" || !owner?.user) return { title: "Not done.", words: problem.message };
  return { title: `${person(owner.user)} took this case first.`, words: "Nothing else has changed." };
}
