/** The versions of the packs, drafts among them, with what each changes in words. */
import * as z from "zod";
import {
  type Difference,
  type DraftProblem,
  differences,
  draftProblems,
  PACKS,
  type PackVersion,
  packAt,
  packFrom,
} from "../../domain/contact-policy/index.ts";
import { PACK_IDS } from "../../domain/contact-policy/input.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { latestOf, packOfName } from "./bases.ts";
import { packsAt } from "./packs.ts";
import { type PolicyRow, policyRow, policyRows } from "./policy-rows.ts";
import { databaseNow, requireReader } from "./read-packs.ts";

export const versionsQuerySchema = z.strictObject({ pack: z.enum(PACK_IDS).optional() });

export type VersionAnswer = Omit<PolicyRow, "stands"> & {
  inForce: boolean;
  /** From its base. */
  differences: Difference[];
  /** What stands in the way of publishing a draft. */
  problems: DraftProblem[];
  /** A newer version was published since the draft was begun. */
  isBehind: boolean;
};

/** Newest first; the versions that come with Baton are not among them. Throws 403. */
export async function listVersions(viewer: Viewer, { pack }: z.output<typeof versionsQuerySchema>) {
  requireReader(viewer);
  const [rows, versions, now] = await Promise.all([policyRows(pack), packsAt(), databaseNow()]);
  return { items: rows.map((row) => answerOf(row, versions, now)), nextCursor: null };
}

/** Throws 403 and 404. */
export async function readVersion(viewer: Viewer, id: string): Promise<VersionAnswer> {
  requireReader(viewer);
  const [row, versions, now] = await Promise.all([policyRow(id), packsAt(), databaseNow()]);
  return answerOf(row, versions, now);
}

function answerOf({ stands, ...row }: PolicyRow, versions: readonly PackVersion[], now: number): VersionAnswer {
  const base = packOfName(versions, row.pack, row.base) ?? PACKS[row.pack];
  const isOpen = row.status === "draft" || row.status === "in-review";
  const latest = latestOf(versions, row.pack);
  return {
    ...row,
    inForce: row.version !== null && packAt(versions, row.pack, now).version === row.version,
    differences: differences(base, packFrom(base, stands ?? row.changes, row.version ?? "", base.effectiveFrom)),
    problems: isOpen ? draftProblems(row.changes, latest) : [],
    isBehind: isOpen && row.base !== latest.version,
  };
}
