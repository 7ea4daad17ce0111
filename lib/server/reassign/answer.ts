import { validate as isUuid } from "uuid";
import { OUTCOMES, type Outcome, type OutcomeFacts } from "../../domain/reassignment.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";

export type ReassignmentProgress = {
  id: string;
  toTeam: string;
  toUser: string | null;
  createdAt: string;
  finishedAt: string | null;
  total: number;
  /** Cases that have an outcome, and those among them that moved. */
  done: number;
  moved: number;
};
export type ReassignmentItem = OutcomeFacts & { ref: string; outcome: Outcome | null; says: string | null };
export type ReassignmentAnswer = ReassignmentProgress & { items: ReassignmentItem[] };

const PROGRESS = `
  select r.id, r.to_team as "toTeam", r.to_user as "toUser", wire_time(r.created_at) as "createdAt",
    wire_time(r.finished_at) as "finishedAt", count(*)::int as total, count(i.outcome)::int as done,
    count(*) filter (where i.outcome = 'moved')::int as moved
  from reassignments r join reassignment_items i on i.reassignment_id = r.id
  where r.actor_kind = $1 and r.actor_id = $2`;

/** How far it is, and what became of each case so far. Only who asked for it may know: else 404. */
export async function readReassignment({ actor }: Identity, id: string): Promise<ReassignmentAnswer> {
  if (!isUuid(id)) throw noSuch();
  const { rows } = await pool().query<ReassignmentProgress>(`${PROGRESS} and r.id = $3 group by r.id`, [
    actor.kind,
    actor.id,
    id,
  ]);
  if (!rows[0]) throw noSuch();
  return { ...rows[0], items: await itemsOf(id) };
}

/** What this person or key asked for in the last two days, newest first, at most twenty. */
export async function listReassignments({ actor }: Identity) {
  const { rows } = await pool().query<ReassignmentProgress>(
    `${PROGRESS} and r.created_at > now() - interval '2 days' group by r.id order by r.id desc limit 20`,
    [actor.kind, actor.id],
  );
  return { items: rows, nextCursor: null };
}

async function itemsOf(id: string): Promise<ReassignmentItem[]> {
  const { rows } = await pool().query<{ ref: string; outcome: Outcome | null; facts: OutcomeFacts | null }>(
    "select ref, outcome, facts from reassignment_items where reassignment_id = $1 order by position",
    [id],
  );
  return rows.map(({ ref, outcome, facts }) => ({ ref, outcome, says: outcome && OUTCOMES[outcome], ...facts }));
}

function noSuch(): Problem {
  return new Problem(404, "not-found", "There is no such reassignment, or it is not yours.");
}
