import { env } from "../env.ts";
import { Problem } from "../problem.ts";

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
