import * as z from "zod";
import { COMMANDS } from "../../domain/commands.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { type AskedPlan, houseOf, proposePlan } from "../../domain/plan-proposal.ts";
import { databaseNow } from "../policy/read-packs.ts";
import { stateOf } from "./case.ts";
import { readableCase } from "./readable-case.ts";

/** The body of `POST /cases/{ref}/plan-preview`: what make-plan takes, without the reason for going above. */
export const planPreviewSchema = COMMANDS["make-plan"].omit({ overAffordable: true });
const minor = z.int();
export const planPreview = z.strictObject({
  instalments: z.array(z.strictObject({ no: z.int(), dueOn: z.string(), amountMinor: minor })),
  totalMinor: minor,
  monthMinor: minor,
  disposableMinor: minor.nullable(),
  above: z.boolean(),
  reviewOn: z.string().nullable(),
});
export type PlanPreview = z.infer<typeof planPreview>;

/** The schedule that make-plan would put on the case now. Throws the same refusals; nothing is recorded. */
export async function previewPlan(
  viewer: Viewer,
  directory: Directory,
  ref: string,
  asked: AskedPlan,
): Promise<PlanPreview> {
  const state = await stateOf(await readableCase(viewer, ref));
  const now = new Date(await databaseNow()).toISOString();
  const { instalments, review, isAbove, totalMinor, monthMinor, disposableMinor } = proposePlan(
    asked,
    state,
    houseOf(state, { directory, now }),
  );
  return {
    instalments: instalments.map(({ no, dueOn, amountMinor }) => ({ no, dueOn, amountMinor })),
    totalMinor,
    monthMinor,
    disposableMinor,
    above: isAbove,
    reviewOn: review.reviewOn ?? null,
  };
}
