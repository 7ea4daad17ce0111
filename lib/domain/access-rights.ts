/** Who may read the access log. Apart from its words: every page of the desk asks it. */
import type { Viewer } from "./permissions.ts";

/** Null when the viewer may read the access log: compliance, and a key with `admin` for a system that watches over it. */
export function whyNotReadLog(viewer: Viewer): string | null {
  if (viewer.kind === "user" && viewer.role === "compliance") return null;
  if (viewer.kind === "api" && viewer.scopes.includes("admin")) return null;
  return "Only compliance reads the access log.";
}

/** A purpose may speak of the customer: compliance reads it, a key does not. */
export function mayReadPurposes(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role === "compliance";
}
