import type { CaseState } from "../domain/case.ts";
import type { CaseEvent } from "../domain/events.ts";

/**
 * Who must still be there when this commits: the team and person that are given the case or an offer, and a person who
 * offers. `granted` when the team is new to the case, so that its grant is held too.
 */
export type Holder = { team: string; user: string | null; granted: boolean };

/** Whom the event brings the case or an offer to, or whom it needs. */
export function holdersOf(before: CaseState | null, event: CaseEvent): Holder[] {
  const held = before?.owner.team;
  if (event.type === "case-opened") return [{ ...event.data.owner, granted: true }];
  if (event.type === "owner-changed") return [{ ...event.data.to, granted: event.data.to.team !== held }];
  if (event.type !== "handover-offered") return [];
  const { toTeam, toUser, by } = event.data;
  const receiver = { team: toTeam, user: toUser, granted: toTeam !== held };
  const sender = event.actor.kind === "user" && held ? [{ team: held, user: by, granted: false }] : [];
  return [receiver, ...sender];
}

/** Persons among them: each is locked and must still be able to take the case. */
export function receiversOf(holders: Holder[]): Holder[] {
  return holders.filter(({ user }) => user !== null);
}
