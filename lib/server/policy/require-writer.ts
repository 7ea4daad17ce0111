import type { Viewer } from "../../domain/permissions.ts";
import { whyNotWritePolicy } from "../../domain/policy-rights.ts";
import { forbidden } from "../problem.ts";

/** Throws 403 for everybody but compliance, before anything is said about the version that is asked for. */
export function requireWriter(viewer: Viewer): void {
  const why = whyNotWritePolicy(viewer);
  if (why) throw forbidden(why);
}
