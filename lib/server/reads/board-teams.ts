import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";

/** The teams whose board the reader sees: their own; keys and compliance every team. */
export function boardTeams(viewer: Viewer, directory: Directory): string[] {
  const all = Object.keys(directory.teams);
  if (viewer.kind !== "user" || viewer.role === "compliance") return all;
  return all.filter((slug) => viewer.teams.includes(slug));
}
