import type { Owner } from "../../domain/events.ts";
import { mayRead } from "../../domain/permissions.ts";
import { type Outcome, type OutcomeFacts, outcomeOfRule } from "../../domain/reassignment.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { type Identity, viewerOf } from "../identity.ts";
import { Problem } from "../problem.ts";

type Settled = { outcome: Outcome; facts: OutcomeFacts };
type Asked = { ref: string; basedOn: number | null; createdAt: string };

/**
 * What a refused case is told as. Whatever the rule was: when somebody else gave the case to another owner since the
 * lead looked, that is the truth that the lead needs, with who and to whom.
 */
export async function outcomeOf(error: Refusal | Problem, by: Identity, asked: Asked): Promise<Settled> {
  const said = saidBy(error);
  if (said.outcome === "not-found") return said;
  const last = await lastMove(by, asked.ref);
  if (!last) return said;
  const facts = { ...said.facts, owner: last.owner, by: last.by };
  const since = asked.basedOn === null ? last.at > asked.createdAt : last.version > asked.basedOn;
  return since ? { outcome: "moved-meanwhile", facts } : { ...said, facts };
}

function saidBy(error: Refusal | Problem): Settled {
  if (error instanceof Problem) return saidByProblem(error);
  return { outcome: outcomeOfRule(error.rule), facts: { rule: error.rule } };
}

function saidByProblem({ code, extra }: Problem): Settled {
  if (code === "not-found") return { outcome: "not-found", facts: {} };
  if (code === "forbidden" || code === "unauthorized") return { outcome: "not-yours", facts: {} };
  if (code === "stale") return { outcome: "changed", facts: { changes: typesOf(extra.material) } };
  return { outcome: "refused", facts: { rule: typeof extra.rule === "string" ? extra.rule : code } };
}

function typesOf(material: unknown): string[] {
  return Array.isArray(material) ? [...new Set(material.map(({ type }: { type: string }) => type))] : [];
}

type LastMove = { owner: Owner; by: { kind: string; id: string }; version: number; at: string };

/** Who holds the case, since which version, and who gave it to them; null when the asker may not read it. */
async function lastMove(by: Identity, ref: string): Promise<LastMove | null> {
  const { rows } = await pool().query<LastMove & { portfolio: string }>(
    `select jsonb_build_object('team', o.team, 'user', o.user_id) as owner, lower(o.during) as version, wire_time(e.at) as at,
       jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id) as by, c.portfolio
     from cases c join ownership o on o.case_id = c.id and upper_inf(o.during)
     join events e on e.case_id = c.id and e.version = lower(o.during) where c.ref = $1`,
    [ref],
  );
  const row = rows[0];
  if (!row || !(await mayKnow(by, row.portfolio))) return null;
  const { portfolio: _, ...move } = row;
  return move;
}

async function mayKnow(by: Identity, portfolio: string): Promise<boolean> {
  const directory = await currentDirectory();
  if (by.actor.kind === "user" && !directory.people[by.actor.id]?.active) return false;
  return mayRead(viewerOf(by, directory), portfolio);
}
