import type { CaseEvent } from "../../domain/events.ts";
import type { Client } from "../database.ts";
import { requireThat } from "./mismatch.ts";

/** Who owns from a version to another, `to` exclusive; null: until now. */
export type Range = { from: number; to: number | null; team: string; user: string | null };

/** The range that the event begins, if it sets an owner. */
export function startsOf({ type, version, data }: CaseEvent): Range[] {
  if (type === "case-opened") return [{ from: version, to: null, ...data.owner }];
  return type === "owner-changed" ? [{ from: version, to: null, ...data.to }] : [];
}

/** That the stored ranges are just those that the log tells: no gap, no overlap, one owner at every version. */
export async function checkRanges(client: Client, caseId: string, starts: readonly Range[]): Promise<void> {
  const { rows } = await client.query<Range>(
    `select lower(during) as from, upper(during) as to, team, user_id as user from ownership
     where case_id = $1 order by lower(during) nulls first`,
    [caseId],
  );
  const told = starts.map((start, at): Range => ({ ...start, to: starts[at + 1]?.from ?? null }));
  for (const [at, expected] of told.entries()) {
    const stored = rows[at];
    requireThat(stored !== undefined, expected.from, () => "the range of ownership that begins here is missing");
    requireThat(
      isSame(stored, expected),
      expected.from,
      () => `ownership is ${said(stored)}; the log says ${said(expected)}`,
    );
  }
  const extra = rows[told.length];
  requireThat(extra === undefined, extra?.from ?? null, () => "a range of ownership that the log does not tell");
}

function isSame(a: Range, b: Range): boolean {
  return a.from === b.from && a.to === b.to && a.team === b.team && a.user === b.user;
}

function said({ from, to, team, user }: Range): string {
  return `${user ?? "untaken"} of ${team} from #${from} ${to === null ? "on" : `to before #${to}`}`;
}
