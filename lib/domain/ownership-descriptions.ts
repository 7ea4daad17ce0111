/** What is said of who holds a case: changes of owner, and everything that an offer goes through. */
import { DECLINE_REASONS, HANDOVER_REASONS } from "./codes.ts";
import type { Reading, Rows } from "./description-row.ts";
import type { EventData } from "./events.ts";
import { clauses, lower, quoted, sentence } from "./sentence.ts";

type OwnershipEvent =
  | "owner-changed"
  | "handover-offered"
  | "handover-accepted"
  | "handover-declined"
  | "handover-question-asked"
  | "handover-question-answered"
  | "handover-withdrawn"
  | "handover-expired"
  | "handover-readdressed"
  | "case-returned"
  | "case-reassigned";

const WHY_OWNER: Record<EventData["owner-changed"]["why"], (read: Reading) => string> = {
  taken: ({ by }) => `taken by ${by}`,
  accepted: ({ by }) => `handover accepted by ${by}`,
  returned: ({ by }) => `returned by ${by}`,
  reassigned: ({ by }) => `reassigned by ${by}`,
  reopened: ({ by }) => `case reopened by ${by}`,
  "person-left": () => "the owner may no longer hold cases of this team",
  "team-left": () => "the team no longer works this portfolio",
  absence: () => "the owner is away",
};
const WHY_WITHDRAWN: Record<EventData["handover-withdrawn"]["why"], (read: Reading) => string> = {
  withdrawn: ({ by }) => `by ${by}`,
  reassigned: () => "because the case was reassigned",
  returned: () => "because the case was returned",
  closed: () => "because the case was closed",
  "sender-left": () => "because the sender no longer holds the case",
  "receiver-left": () => "because the receiving team no longer works this portfolio",
};

export const OWNERSHIP_DESCRIPTIONS: Rows<OwnershipEvent> = {
  "owner-changed": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ from, to }, { owner, team }) =>
      from.team !== to.team && from.user !== null && from.user === to.user
        ? `ownership: ${team(from.team)} to ${team(to.team)}`
        : `ownership: ${owner(from)} to ${owner(to)}`,
    detail: ({ to, why, firstActionDueAt }, read) =>
      clauses(
        WHY_OWNER[why](read),
        to.user === null ? `waiting in ${read.team(to.team)}, not taken` : `in ${read.team(to.team)}`,
        `first action by ${read.instant(firstActionDueAt)}`,
      ),
  },
  "handover-offered": {
    kind: "ownership",
    icon: "hand",
    title: ({ toTeam, toUser }, { by, owner }) => `handover offered: ${by} to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason, note, expiresAt }, { instant }) =>
      clauses(`reason: ${lower(HANDOVER_REASONS[reason])}`, `accept by ${instant(expiresAt)}`, quoted(note)),
  },
  "handover-accepted": {
    kind: "ownership",
    icon: "check",
    title: (_, { by }) => `handover accepted by ${by}`,
    detail: ({ readBack }) => (readBack === undefined ? "" : `Read back: ${quoted(readBack)}`),
  },
  "handover-declined": {
    kind: "ownership",
    icon: "x",
    title: (_, { by }) => `handover declined by ${by}`,
    detail: ({ reason }) => `Reason: ${lower(DECLINE_REASONS[reason])}`,
  },
  "handover-question-asked": {
    kind: "ownership",
    icon: "circle-help",
    title: (_, { by }) => `question about the handover by ${by}`,
    detail: ({ question }) => quoted(question),
  },
  "handover-question-answered": {
    kind: "ownership",
    icon: "reply",
    title: (_, { by }) => `question answered by ${by}`,
    detail: ({ answer }) => quoted(answer),
  },
  "handover-withdrawn": {
    kind: "ownership",
    icon: "undo-2",
    title: "handover withdrawn",
    detail: ({ why }, read) => sentence(WHY_WITHDRAWN[why](read)),
  },
  "handover-expired": {
    kind: "ownership",
    icon: "timer-off",
    title: "handover expired",
    detail: () => "Not accepted in time; the sender is still accountable",
  },
  "handover-readdressed": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ toTeam, from }, { person, team }) => `handover offer moved: ${person(from)} to ${team(toTeam)}`,
    detail: ({ toTeam }, { team }) => `Any member of ${team(toTeam)} may now accept it`,
  },
  "case-returned": {
    kind: "ownership",
    icon: "undo-2",
    title: ({ toTeam, toUser }, { owner }) => `case returned to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "case-reassigned": {
    kind: "ownership",
    icon: "arrow-right-left",
    title: ({ toTeam, toUser }, { owner }) => `case reassigned to ${owner({ team: toTeam, user: toUser })}`,
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
};
