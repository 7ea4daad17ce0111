/** Who holds the case: every move ends in exactly one `owner-changed`, so that the record has no gap. */
import { absenceAt, coverIn, requirePresent } from "./absence.ts";
import type { CaseState } from "./case.ts";
import type { CommandOf, SystemCommand } from "./commands.ts";
import { type Context, firstActionDueAt, requireOpen, teamOf } from "./context.ts";
import { mayOwnIn, type Team } from "./directory.ts";
import type { EventData, NewEvent, Owner } from "./events.ts";
import { readdressed, withdrawn } from "./handover.ts";
import { Refusal } from "./refusal.ts";

type Why = EventData["owner-changed"]["why"];
type Release<T extends SystemCommand["type"]> = Extract<SystemCommand, { type: T }>["data"];

/** One winner; the loser is told who holds the case. */
export function take(state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  const { team, user, since } = state.owner;
  if (user !== null) {
    throw new Refusal(
      "already-taken",
      "Somebody holds this case already.",
      { owner: { team, user, since } },
      "conflict",
    );
  }
  requireEligible(context, team, context.actor.id);
  return [ownerChanged(state, { team, user: context.actor.id }, "taken", context)];
}

/** At once to the previous owner if still eligible and not away, otherwise to that team's queue. */
export function giveBack({ reason }: CommandOf<"return-case">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  const to = successor(state, context);
  if (!to || isSame(to, state.owner)) {
    throw new Refusal("nobody-to-return-to", "Nobody held this case before. Offer it or ask a lead to reassign it.");
  }
  return [
    { type: "case-returned", data: { toTeam: to.team, toUser: to.user, reason } },
    ...withdrawn(state, "returned"),
    ownerChanged(state, to, "returned", context),
  ];
}

/** A lead's immediate move, with a reason that both parties see. */
export function reassign(data: CommandOf<"reassign">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  const to = { team: data.toTeam, user: data.toUser ?? null };
  requireGranted(teamOf(context, to.team), state.portfolio);
  if (to.user !== null) requireEligible(context, to.team, to.user);
  if (to.user !== null) requirePresent(context, to.team, to.user);
  if (isSame(to, state.owner)) throw new Refusal("already-owner", "The case is there already.", { owner: to });
  return moved(state, to, data.reason, "reassigned", "reassigned", context);
}

/** What a person's leaving (or leaving one team, or a role) does to this case. Stays quiet when they hold nothing here. */
export function releasePerson(data: Release<"release-person">, state: CaseState, context: Context): NewEvent[] {
  const { person, team, reason } = data;
  const holds = state.owner.user === person && (team === undefined || state.owner.team === team);
  const offered = state.handover?.by === person && (holds || senderLost(state, person, context));
  const addressed = state.handover?.toUser === person && (team === undefined || state.handover.toTeam === team);
  if (holds) return moved(state, { team: state.owner.team, user: null }, reason, "person-left", "sender-left", context);
  if (offered) return withdrawn(state, "sender-left");
  return addressed ? readdressed(state) : [];
}

/** What a team's losing the portfolio does to this case: it goes to another team's queue, offers to it are withdrawn. */
export function releaseTeam(data: Release<"release-team">, state: CaseState, context: Context): NewEvent[] {
  if (state.owner.team === data.team) {
    return moved(state, { team: data.toTeam, user: null }, data.reason, "team-left", "sender-left", context);
  }
  return state.handover?.toTeam === data.team ? withdrawn(state, "receiver-left") : [];
}

/** What the beginning of a person's absence does to an open case: it goes to the cover, an offer to them to their whole team. */
export function coverAbsence(
  { person, cover, reason }: Release<"cover-absence">,
  state: CaseState,
  context: Context,
): NewEvent[] {
  if (state.lifecycle.state === "closed") return [];
  if (state.owner.user === person) {
    const to = { team: state.owner.team, user: coverIn(state.owner.team, cover, context) };
    return moved(state, to, reason, "absence", "sender-left", context);
  }
  return state.handover?.toUser === person ? readdressed(state) : [];
}

export function requireGranted(team: Team, portfolio: string): void {
  if (team.portfolios.includes(portfolio)) return;
  throw new Refusal("team-not-granted", `${team.name} works no cases of this portfolio.`, { team: team.slug });
}

/** Refuses a key outright, and a person who may not own in this team: inactive, no member, or in a role that works no cases. */
export function requireEligible(context: Context, team: string, user: string): void {
  const { kind, id } = context.actor;
  if (kind === "api" && user === id) throw new Refusal("key-never-owns", "A key never owns a case.", {}, "forbidden");
  if (mayOwnIn(context.directory.people[user], team)) return;
  throw new Refusal("person-not-eligible", "This person cannot own cases of that team. Choose somebody else.", {
    team,
    user,
  });
}

export function ownerChanged(state: CaseState, to: Owner, why: Why, context: Context): NewEvent {
  const { team, user } = state.owner;
  return {
    type: "owner-changed",
    data: { from: { team, user }, to, why, firstActionDueAt: firstActionDueAt(context, to.team) },
  };
}

export function isSame(a: Owner, b: Owner): boolean {
  return a.team === b.team && a.user === b.user;
}

function moved(
  state: CaseState,
  to: Owner,
  reason: string,
  why: Why,
  offer: EventData["handover-withdrawn"]["why"],
  context: Context,
): NewEvent[] {
  return [
    { type: "case-reassigned", data: { toTeam: to.team, toUser: to.user, reason } },
    ...withdrawn(state, offer),
    ownerChanged(state, to, why, context),
  ];
}

function successor(state: CaseState, { directory, at }: Context): Owner | null {
  const previous = state.previousOwner;
  if (!previous) return null;
  if (!directory.teams[previous.team]?.portfolios.includes(state.portfolio))
    return { team: state.owner.team, user: null };
  const { user, team } = previous;
  const isHere = user !== null && mayOwnIn(directory.people[user], team) && !absenceAt(directory, user, at);
  return isHere ? previous : { team: previous.team, user: null };
}

/** An offer made while nobody had taken the case, perhaps taken since: lost when its sender may no longer own in that team. */
function senderLost(state: CaseState, person: string, { directory }: Context): boolean {
  return !mayOwnIn(directory.people[person], state.owner.team);
}
