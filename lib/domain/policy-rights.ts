import type { Viewer } from "./permissions.ts";

/** Null when the viewer may read the contact policy and what it blocked: compliance, leads, and keys that read. */
export function whyNotReadPolicy(viewer: Viewer): string | null {
  if (viewer.kind === "api") return viewer.scopes.includes("read") ? null : "This key has no read scope.";
  if (viewer.kind === "user" && (viewer.role === "compliance" || viewer.role === "lead")) return null;
  return "The contact policy is read by compliance and by team leads.";
}

/** Null when the viewer may draft, review and publish versions of it: people of compliance, and no key. */
export function whyNotWritePolicy(viewer: Viewer): string | null {
  if (viewer.kind === "user" && viewer.role === "compliance") return null;
  return "Only compliance changes the contact policy.";
}
