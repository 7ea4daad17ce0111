import { EventEmitter } from "node:events";
import type { CaseState } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";
import { processWide } from "./process-wide.ts";

/** What was just committed on one case: everything that the live half needs to tell those who look at it. */
export type Commit = {
  caseId: string;
  ref: string;
  customerId: string;
  portfolio: string;
  version: number;
  events: CaseEvent[];
  /** Teams whose lists may change: owning and addressed, before and after. */
  teams: string[];
  notices: { person: string; kind: string }[];
};

/** Tells this process of a commit; called after the commit, never inside the transaction. */
export function announceCommit(commit: Commit): void {
  bus().emit("commit", commit);
}

/** Hears every commit of this process. Returns how to stop. */
export function onCommit(listener: (commit: Commit) => void): () => void {
  bus().on("commit", listener);
  return () => bus().off("commit", listener);
}

export function teamsTouched(before: CaseState | null, after: CaseState): string[] {
  const teams = [before, after].flatMap((state) => (state ? [state.owner.team, state.handover?.toTeam] : []));
  return [...new Set(teams.filter((team) => team !== undefined))];
}

function bus(): EventEmitter {
  return processWide("commits", () => new EventEmitter().setMaxListeners(50));
}
