import { whyNoPayments, whyNotMatch } from "../../domain/bank/bank-rights.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { forbidden } from "../problem.ts";

/** Throws 403 for who does not see what came in. */
export function requirePayments(viewer: Viewer): void {
  const why = whyNoPayments(viewer);
  if (why) throw forbidden(why);
}

/** Throws 403 for who does not match payments. */
export function requireMatch(viewer: Viewer): void {
  const why = whyNotMatch(viewer);
  if (why) throw forbidden(why);
}
