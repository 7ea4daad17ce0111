import type { OwnerFacts } from "#components/case/owner-chip.tsx";

/** The parts of CaseState and QueueRow that say who is accountable (http-api.md 2). */
export type Owned = {
  owner: { team: string; user: string | null; since: string };
  handover: null | { toTeam: string; toUser: string | null; by: string; expiresAt: string };
  closed?: boolean;
};
export type Viewer = { id: string; teams: string[] };
export type Names = { person: (id: string) => string; team: (slug: string) => string };

/** What the owner chip shows to this viewer. An offer that names nobody is offered to every member of the addressed team. */
export function ownerFacts({ owner, handover, closed }: Owned, viewer: Viewer, names: Names): OwnerFacts {
  const holder = owner.user ? names.person(owner.user) : names.team(owner.team);
  if (closed) return { state: "closed", name: holder };
  if (handover) return offerFacts(handover, holder, viewer, names);
  if (owner.user === viewer.id) return { state: "you", since: owner.since };
  if (owner.user) return { state: "other", name: holder, team: names.team(owner.team), since: owner.since };
  return { state: "waiting", team: names.team(owner.team), since: owner.since };
}

function offerFacts(offer: NonNullable<Owned["handover"]>, holder: string, viewer: Viewer, names: Names): OwnerFacts {
  const { expiresAt } = offer;
  const to = offer.toUser ? names.person(offer.toUser) : names.team(offer.toTeam);
  const forMe = offer.toUser ? offer.toUser === viewer.id : viewer.teams.includes(offer.toTeam);
  if (offer.by === viewer.id) return { state: "out", to, expiresAt };
  if (forMe) return { state: "in", from: names.person(offer.by), expiresAt };
  return { state: "between", from: holder, to, expiresAt };
}
