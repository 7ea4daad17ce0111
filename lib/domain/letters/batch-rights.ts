/** Who may see print batches, and who may print. Apart from their words: every page of the desk asks it. */
import type { Viewer } from "../permissions.ts";

/** Null for who may see the print batches: leads, compliance, keys; else why not. */
export function whyNoLetters(viewer: Viewer): string | null {
  if (viewer.kind === "api") return null;
  if (viewer.kind === "user" && (viewer.role === "lead" || viewer.role === "compliance")) return null;
  return "Print batches are for team leads and compliance.";
}

/** Null for who may close a batch, hand it over and note returned mail: leads and keys with `write`; else why not. */
export function whyNotPrint(viewer: Viewer): string | null {
  if (viewer.kind === "api") return viewer.scopes.includes("write") ? null : "This key has no write scope.";
  if (viewer.kind === "user" && viewer.role === "lead") return null;
  return "Only a team lead does this.";
}
