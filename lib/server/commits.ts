import type { CaseState } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";
import { signalCommit } from "./commit-signal.ts";
import { log, traitsOf } from "./log.ts";
import { countBlocks } from "./policy/block-figures.ts";
import { processWide } from "./process-wide.ts";
import { traced } from "./traced.ts";

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

/** The same without what happened: what other nodes are told. `from` and `to` are the first and the last new version. */
export type CommitReference = Omit<Commit, "version" | "events" | "customerId"> & {
  from: number;
  to: number;
  at: string;
};

type Listener = (commit: Commit) => void;

/** Tells this process and the other nodes of a commit; called after the commit, never inside the transaction. Never throws. */
export function announceCommit(commit: Commit): void {
  countBlocks(commit.events);
  traced("emit", { "baton.events": commit.events.length }, () => {
    for (const listener of listeners()) tell(listener, commit);
    signalCommit(referenceTo(commit));
  });
}

/** Hears every commit of this process. Returns how to stop. */
export function onCommit(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

export function referenceTo({ version, events, customerId: _, ...commit }: Commit): CommitReference {
  const from = events[0]?.version ?? version;
  return { ...commit, from, to: version, at: events.at(-1)?.at ?? "" };
}

export function teamsTouched(before: CaseState | null, after: CaseState): string[] {
  const teams = [before, after].flatMap((state) => (state ? [state.owner.team, state.handover?.toTeam] : []));
  return [...new Set(teams.filter((team) => team !== undefined))];
}

// The command has been committed: whoever listens badly must not turn its answer into a failure.
function tell(listener: Listener, commit: Commit): void {
  try {
    listener(commit);
  } catch (error) {
    log().error({ error: traitsOf(error), ref: commit.ref }, "a listener failed on a commit");
  }
}

function listeners(): Set<Listener> {
  return processWide("commits", () => new Set<Listener>());
}
