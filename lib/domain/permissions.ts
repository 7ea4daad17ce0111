/**
 * Who may do what: one table, read by the write path, the read path and the screen (http-api.md, "Who may do what").
 * Each rule answers null (allowed) or a sentence that says why not.
 */
import { PAYMENTS_TEAM } from "./bank/bank-rights.ts";
import type { CaseState } from "./case.ts";
import { ROLES, type Role } from "./codes.ts";
import type { CommandType } from "./commands.ts";
import { worksCases } from "./directory.ts";

export type Scope = "read" | "write" | "import" | "webhooks" | "admin";
export type UserViewer = {
  kind: "user";
  id: string;
  role: Role;
  teams: readonly string[];
  portfolios: readonly string[];
};
export type ApiViewer = { kind: "api"; id: string; scopes: readonly Scope[] };
export type MachineViewer = { kind: "system" | "gateway" | "workflow" | "customer"; id: string };
export type Viewer = UserViewer | ApiViewer | MachineViewer;

type Standing = Pick<CaseState, "owner" | "handover" | "portfolio">;
type Rule = (viewer: UserViewer, state: Standing) => string | null;

/** Whether the viewer may read cases of a portfolio at all. Compliance reads all; analyst and admin see no cases. */
export function mayRead(viewer: Viewer, portfolio: string): boolean {
  if (viewer.kind === "api") return viewer.scopes.includes("read") || viewer.scopes.includes("write");
  if (viewer.kind !== "user") return true;
  if (viewer.role === "compliance") return true;
  return worksCases(viewer.role) && viewer.portfolios.includes(portfolio);
}

/** Null when the viewer may give the command on this case, else the reason in words. */
export function whyNot(viewer: Viewer, command: CommandType, state: Standing): string | null {
  if (viewer.kind === "api") return whyNotApi(viewer, command);
  if (viewer.kind !== "user") return null;
  if (!worksCases(viewer.role)) return `${ROLES[viewer.role]} reads cases and writes nothing on them.`;
  return RULES[command](viewer, state);
}

export function can(viewer: Viewer, command: CommandType, state: Standing): boolean {
  return whyNot(viewer, command, state) === null;
}

/** Null when the viewer may open cases in the portfolio: a key with `write` or `import`, or a lead who may read it. */
export function whyNotOpen(viewer: Viewer, portfolio: string): string | null {
  if (viewer.kind === "api") {
    return viewer.scopes.includes("write") || viewer.scopes.includes("import") ? null : "This key has no write scope.";
  }
  if (viewer.kind !== "user") return null;
  return viewer.role === "lead" && mayRead(viewer, portfolio) ? null : "Only a team lead opens cases by hand.";
}

/** Null when the viewer may import files: a key with `import`, or a team lead. */
export function whyNotImport(viewer: Viewer): string | null {
  if (viewer.kind === "api" && viewer.scopes.includes("import")) return null;
  if (viewer.kind === "user" && viewer.role === "lead") return null;
  return "Only a team lead imports, or a key with the scope import.";
}

/** Null when this role has a board: leads the one of their teams, compliance every team's; else why not. */
export function whyNoBoard(role: Role): string | null {
  if (role === "lead" || role === "compliance") return null;
  return worksCases(role)
    ? "The board is for team leads. Your cases are in the queue."
    : `${ROLES[role]} sees no cases.`;
}

function whyNotApi(viewer: ApiViewer, command: CommandType): string | null {
  if (command === "take-case" || command === "accept-handover") return "A key never owns a case.";
  return viewer.scopes.includes("write") ? null : "This key has no write scope.";
}

const anyReader: Rule = () => null;

const holder: Rule = (viewer, { owner }) => {
  if (owner.user === viewer.id) return null;
  if (owner.user !== null) return "Only the owner may do this.";
  return viewer.teams.includes(owner.team)
    ? null
    : "Only a member of the owning team may do this while nobody has taken the case.";
};

const member: Rule = (viewer, { owner }) =>
  viewer.teams.includes(owner.team) ? null : "Only a member of the owning team may take the case.";

const addressee: Rule = (viewer, { handover }) => {
  if (!handover) return null;
  if (handover.toUser !== null) return handover.toUser === viewer.id ? null : "The offer is addressed to someone else.";
  return viewer.teams.includes(handover.toTeam) ? null : "The offer is addressed to another team.";
};

const owningLead: Rule = (viewer, { owner }) =>
  viewer.role === "lead" && viewer.teams.includes(owner.team) ? null : "Only a lead of the owning team may do this.";

const holderOrLead: Rule = (viewer, state) => (owningLead(viewer, state) === null ? null : holder(viewer, state));

const lead: Rule = (viewer) => (viewer.role === "lead" ? null : "Only a team lead may do this.");

const senior: Rule = (viewer) =>
  viewer.role === "agent" ? "Only a specialist, a complaints handler or a lead may do this." : null;

/** The team that looks after payments, and leads. */
const payments: Rule = (viewer) =>
  viewer.role === "lead" || viewer.teams.includes(PAYMENTS_TEAM)
    ? null
    : "Only the payments team or a lead may do this.";

const RULES: Record<CommandType, Rule> = {
  "open-case": lead,
  "add-debt": lead,
  "add-note": anyReader,
  "correct-entry": anyReader,
  "record-contact": anyReader,
  "record-payment": anyReader,
  "reverse-payment": anyReader,
  "make-promise": holder,
  "set-next-action": anyReader,
  "change-contact-point": anyReader,
  "take-case": member,
  "offer-handover": holder,
  "accept-handover": addressee,
  "decline-handover": addressee,
  "ask-about-handover": addressee,
  "answer-handover-question": holder,
  "withdraw-handover": holder,
  "return-case": holder,
  reassign: owningLead,
  "open-dispute": anyReader,
  "open-complaint": anyReader,
  "record-disclosure": anyReader,
  "place-hold": anyReader,
  "resolve-dispute": senior,
  "lift-hold": senior,
  "close-case": holder,
  "reopen-case": holderOrLead,
  "record-opt-out": anyReader,
  "record-opt-in": senior,
  "record-cease-request": anyReader,
  "withdraw-cease-request": senior,
  "state-inconvenient-times": anyReader,
  "appoint-representative": anyReader,
  "end-representation": senior,
  "record-death": anyReader,
  "withdraw-death": senior,
  "set-language": anyReader,
  "state-work-contact": anyReader,
  "set-residence": anyReader,
  "fail-contact-point": anyReader,
  "verify-contact-point": anyReader,
  "record-limitation": senior,
  "record-default": senior,
  "schedule-contact": holder,
  "cancel-contact": holder,
  "retry-contact": holder,
  "reserve-attempt": holder,
  "release-attempt": anyReader,
  "plan-call": anyReader,
  "return-letter": anyReader,
  "add-charge": lead,
  "set-interest": lead,
  "record-remedy": senior,
  "adjust-debt": lead,
  "write-off-debt": owningLead,
  "apply-credit": payments,
  "refund-payment": payments,
  "assess-affordability": holder,
  "make-plan": holder,
  "skip-instalment": holder,
  "move-instalment": holder,
  "review-plan": holder,
  "end-plan": holder,
  "make-pay-link": holder,
  "revoke-pay-link": holder,
  "record-hardship": anyReader,
};
