import * as z from "zod";
import { type Changes, draftProblems, type Pack } from "../../domain/contact-policy/index.ts";
import { PACK_IDS } from "../../domain/contact-policy/input.ts";
import { Problem } from "../problem.ts";

const opening = z.union([z.null(), z.tuple([z.int(), z.int()])]);
const value = z.union([z.boolean(), z.int(), z.array(z.string().max(63)).max(400), z.array(opening).length(7)]);
/** By parameter: a number, on or off, a list, or the week's hours in minutes of the local day (null: closed). */
export const changesSchema = z
  .record(z.string().max(63), value)
  .refine((changes) => Object.keys(changes).length <= 100, "must be at most 100 changes");
/** Why the policy changes: nothing about a customer. */
const reason = z.string().trim().min(1, "must say why").max(500);
const revision = z.int().min(1).max(2_147_483_647);

export const newDraftSchema = z.strictObject({ pack: z.enum(PACK_IDS), changes: changesSchema, reason });
export const savedDraftSchema = z.strictObject({ revision, changes: changesSchema, reason });
/** What the asker has seen: the draft's revision. */
export const revisionSchema = z.strictObject({ revision });
/** `effectiveFrom` absent: at once. */
export const publicationSchema = z.strictObject({
  revision,
  effectiveFrom: z.iso.datetime({ offset: true, message: "must be an instant with an offset or Z" }).optional(),
});
export const rollBackSchema = z.strictObject({ to: z.string().min(1).max(63), reason });
export type NewDraft = z.output<typeof newDraftSchema>;
export type SavedDraft = z.output<typeof savedDraftSchema>;

/** Throws 422 with what is wrong at each change: nothing that is law is loosened, however it is asked for. */
export function requireSound(changes: Changes, base: Pack): void {
  const problems = draftProblems(changes, base);
  if (problems.length === 0) return;
  const errors = problems.map(({ parameter, message }) => ({
    path: parameter ? `changes.${parameter}` : "changes",
    message,
  }));
  throw new Problem(422, "invalid", errors[0]?.message ?? "", { errors });
}
