import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import type { CareDriver } from "../../domain/codes.ts";
import { reason as reasonSchema } from "../../domain/command-fields.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { recordAccess } from "../access/record.ts";
import { seal } from "../crypto.ts";
import { Problem } from "../problem.ts";
import { stateOf } from "./case.ts";
import { readableCase } from "./readable-case.ts";
import { purposeBound } from "./reveal.ts";

/** The body of `POST /cases/{ref}/care-reasons`. */
export const careReasonSchema = z.strictObject({ needId: z.uuid(), purpose: reasonSchema });
export type CareReasonAsked = z.infer<typeof careReasonSchema>;
export type CareReason = { needId: string; driver: CareDriver; note: string | null };

/** Why the customer needs help. Who asked, for what, is in the access log before it is answered. 404: no such need, or erased. */
export async function readCareReason(
  viewer: Viewer,
  ref: string,
  { needId, purpose }: CareReasonAsked,
): Promise<CareReason> {
  const found = await readableCase(viewer, ref);
  const need = (await stateOf(found)).needs.find(({ id }) => id === needId);
  if (!found.key || !need?.driver) throw new Problem(404, "not-found", "There is no reason on record for this need.");
  await recordAccess({
    by: { kind: viewer.kind, id: viewer.id },
    via: doorOf(viewer),
    action: "reveal",
    caseId: found.id,
    field: "care-reason",
    purpose: seal(found.key, purpose, purposeBound(found.id)),
    detail: { version: need.version },
  });
  return { needId, driver: need.driver, note: need.note ?? null };
}
