/** Which cases a loss touches, and what is done to each: one place for the move itself and for its preview. */
import type { SystemCommand } from "../../domain/commands.ts";
import type { Client } from "../database.ts";

/** A person who leaves (every team), or leaves some teams; one who is away from now on; a team that loses a portfolio. */
export type Loss =
  | { of: "person"; person: string; teams: string[] | null; reason: string }
  | { of: "absence"; person: string; cover: string | null; reason: string }
  | { of: "grant"; team: string; portfolio: string; toTeam: string; reason: string };

export type Touched = { id: string; ref: string };
type Release = Extract<SystemCommand, { type: "release-person" | "release-team" | "cover-absence" }>;
type Querier = Pick<Client, "query">;

/** The cases, closed ones too, that the person or team holds, is offered or has offered; in id order, the lock order. */
export async function casesTouched(client: Querier, loss: Loss): Promise<Touched[]> {
  const [sql, values] = scopeOf(loss);
  const { rows } = await client.query<Touched>(sql, values);
  return rows;
}

function scopeOf(loss: Loss): [string, unknown[]] {
  if (loss.of === "person") return [HELD_BY_PERSON, [loss.person, loss.teams]];
  return loss.of === "absence" ? [OPEN_WITH_PERSON, [loss.person]] : byTeam(loss);
}

/** On the record of an erased customer nothing can be written any more: it stays where it is. */
const OPEN_WITH_PERSON = `
  select c.id, c.ref from cases c join customers k on k.id = c.customer_id
  where c.lifecycle = 'open' and (c.owner_user = $1::uuid or c.offer_user = $1::uuid) and k.key is not null order by c.id`;

const HELD_BY_PERSON = `
  select id, ref from cases
  where (owner_user = $1::uuid and ($2::text[] is null or owner_team = any ($2)))
     or (offer_user = $1::uuid and ($2::text[] is null or offer_team = any ($2)))
     or (offer_by = $1::uuid::text and ($2::text[] is null or owner_team = any ($2)))
  order by id`;

function byTeam(loss: Extract<Loss, { of: "grant" }>): [string, string[]] {
  const sql = "select id, ref from cases where portfolio = $1 and (owner_team = $2 or offer_team = $2) order by id";
  return [sql, [loss.portfolio, loss.team]];
}

/** Locks what gives ownership to whom is leaving: commands that want it wait here, after their case, and decide again. */
export async function lockLeaver(client: Querier, loss: Loss): Promise<void> {
  if (loss.of !== "grant") await client.query("select 1 from people where id = $1 for no key update", [loss.person]);
  else await client.query(LOCK_GRANT, [loss.team, loss.portfolio]);
}

const LOCK_GRANT = "select 1 from grants where team_slug = $1 and portfolio_slug = $2 for update";

/** The commands that release one case, in order. Those with nothing to release on it stay quiet. */
export function releases(loss: Loss): Release[] {
  const { reason } = loss;
  if (loss.of === "grant") {
    return [{ type: "release-team", data: { team: loss.team, toTeam: loss.toTeam, reason } }];
  }
  if (loss.of === "absence") {
    return [{ type: "cover-absence", data: { person: loss.person, cover: loss.cover, reason } }];
  }
  const { person, teams } = loss;
  if (teams === null) return [{ type: "release-person", data: { person, reason } }];
  return teams.map((team) => ({ type: "release-person", data: { person, team, reason } }));
}
