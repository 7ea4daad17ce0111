import { type Viewer, whyNoBoard } from "../../domain/permissions.ts";
import { forbidden } from "../problem.ts";

/** Null for a key and for whose role has a board; else why not. */
export function whyNotOnBoard(viewer: Viewer): string | null {
  return viewer.kind === "user" ? whyNoBoard(viewer.role) : null;
}

/** What the board tells of colleagues is for those who have one, in the API as in the browser. Throws 403. */
export function requireBoard(viewer: Viewer): void {
  const why = whyNotOnBoard(viewer);
  if (why) throw forbidden(why);
}
