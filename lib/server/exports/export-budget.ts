import { env } from "../env.ts";
import type { Identity } from "../identity.ts";
import { type Buckets, makeBuckets, take, tooMany } from "../limits.ts";
import { Problem } from "../problem.ts";
import { processWide } from "../process-wide.ts";

/** Throws 429 when this person or key has exported too often of late. */
export function requireExportBudget({ actor }: Identity): void {
  const wait = take(exports(), `${actor.kind}:${actor.id}`, env().limits.export, performance.now());
  if (wait > 0) throw tooMany(wait, "Too many exports. Wait, then go on more slowly.");
}

/** Throws 422 when there are more rows than one file may hold. Returns how many there are. */
export function requireFits(rows: number): number {
  const most = env().limits.export.rows;
  if (rows <= most) return rows;
  throw new Problem(
    422,
    "refused",
    `This list has more than ${most} rows, the most that one file may hold. Narrow it with filters.`,
    { rule: "too-many-rows", most },
  );
}

function exports(): Buckets {
  return processWide("exports", makeBuckets);
}
