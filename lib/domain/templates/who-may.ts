/** Who may do what with templates: one of the two people behind a published version works in compliance. */
import type { Role } from "../codes.ts";
import type { Viewer } from "../permissions.ts";

/** Null when the viewer may see drafts and write them; else why not. */
export function whyNotWriteTemplates(viewer: Viewer): string | null {
  if (viewer.kind === "user" && (viewer.role === "compliance" || viewer.role === "lead")) return null;
  return "Only compliance and team leads write templates.";
}

/** Null when the viewer may publish what this person wrote last; else why not. */
export function whyNotPublish(viewer: Viewer, author: { id: string; role: Role | null }): string | null {
  const notWriter = whyNotWriteTemplates(viewer);
  if (notWriter || viewer.kind !== "user") return notWriter ?? "Only people publish templates.";
  if (viewer.id === author.id) return "Somebody else publishes what you wrote.";
  if (viewer.role === "compliance" || author.role === "compliance") return null;
  return "Compliance publishes what a team lead wrote.";
}

/** Null when the viewer may retire a template, and say who writes to a portfolio's customers; else why not. */
export function whyNotRetire(viewer: Viewer): string | null {
  return viewer.kind === "user" && viewer.role === "compliance" ? null : "Only compliance does this.";
}
