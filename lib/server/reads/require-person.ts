import type { UserViewer, Viewer } from "../../domain/permissions.ts";
import { forbidden } from "../problem.ts";

/** An inbox and drafts belong to people. Throws 403 for a key. */
export function requirePerson(viewer: Viewer): UserViewer {
  if (viewer.kind === "user") return viewer;
  throw forbidden("Only a person has an inbox and drafts; this is a key.");
}
