/** Who may work at the payments desk. Apart from its words, because every screen's rail asks it. */
import { worksCases } from "../directory.ts";
import type { Viewer } from "../permissions.ts";

/** The team that works at the payments desk. */
export const PAYMENTS_TEAM = "payments";

/** Null when the viewer may see what came in: leads, members of team payments, compliance, and keys that read. */
export function whyNoPayments(viewer: Viewer): string | null {
  if (viewer.kind === "user" && viewer.role === "compliance") return null;
  if (viewer.kind === "api" && viewer.scopes.includes("read")) return null;
  return whyNotMatch(viewer);
}

/** Null when the viewer may upload bank files and match their lines. */
export function whyNotMatch(viewer: Viewer): string | null {
  if (viewer.kind === "api") return viewer.scopes.includes("write") ? null : "This key has no write scope.";
  if (viewer.kind !== "user") return null;
  const isPayments = worksCases(viewer.role) && viewer.teams.includes(PAYMENTS_TEAM);
  return viewer.role === "lead" || isPayments ? null : "The payments desk is for team leads and the team Payments.";
}
