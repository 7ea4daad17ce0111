/** Test kit: holds every answer that a test gets to the API's own description. */
import { nonconformity } from "#lib/server/openapi/conformity.ts";

/** Throws when this operation is not described, cannot answer with this status, or answers in another shape. */
export function requireConformity(...answer: Parameters<typeof nonconformity>): void {
  const why = nonconformity(...answer);
  if (why) throw new Error(why);
}
