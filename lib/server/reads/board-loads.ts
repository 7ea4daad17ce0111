/** The board's sums. Each statement walks indexes of the reader's teams alone, and opens no case. */
import type { Accepts, Load } from "../../domain/board.ts";
import { pool } from "../database.ts";

export type HolderLoad = Load & { team: string; user: string | null };
export type OfferLoad = Load & { fromTeam: string; toTeam: string };
type Raw<T> = Omit<T, "oldestUntouched"> & { oldest: { f1: string; f2: string } | null };

const SUMS = `count(*)::int as open,
  count(*) filter (where due_at > now() and due_at <= now() + interval '1 hour')::int as "dueInHour",
  count(*) filter (where due_at <= now())::int as overdue, count(*) filter (where on_hold)::int as "onHold",
  to_jsonb(min(row(updated_at, ref))) as oldest`;

/** What each holder has; user null: the team's queue. */
export async function loadsOf(teams: string[], portfolios: string[]): Promise<HolderLoad[]> {
  const { rows } = await pool().query<Raw<HolderLoad>>(
    `select owner_team as team, owner_user as user, ${SUMS} from cases
     where lifecycle = 'open' and owner_team = any ($1) and portfolio = any ($2) group by owner_team, owner_user`,
    [teams, portfolios],
  );
  return rows.map(withOldest<HolderLoad>);
}

/** Cases that are offered and not yet accepted, by who sends and who is asked. */
export async function offerLoadsOf(teams: string[], portfolios: string[]): Promise<OfferLoad[]> {
  const { rows } = await pool().query<Raw<OfferLoad>>(
    `select owner_team as "fromTeam", offer_team as "toTeam", ${SUMS} from cases
     where lifecycle = 'open' and offer_team is not null and (owner_team = any ($1) or offer_team = any ($1))
       and portfolio = any ($2) group by owner_team, offer_team`,
    [teams, portfolios],
  );
  return rows.map(withOldest<OfferLoad>);
}

function withOldest<T extends Load>({ oldest, ...row }: Raw<T>): T {
  const oldestUntouched = oldest && { ref: oldest.f2, at: new Date(oldest.f1).toISOString() };
  return { ...row, oldestUntouched } as unknown as T;
}

/** The sum of some rows. */
export function sumOf(rows: Load[]): Load {
  const total = (pick: (row: Load) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  const oldest = rows.flatMap((row) => row.oldestUntouched ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  return {
    open: total((row) => row.open),
    dueInHour: total((row) => row.dueInHour),
    overdue: total((row) => row.overdue),
    onHold: total((row) => row.onHold),
    oldestUntouched: oldest[0] ?? null,
  };
}

const FIRST = 50;

/**
 * Who waits longest in each team's queue. Looked for among the 50 that are due first: a queue's cases are due a fixed
 * working time after they arrived, so the longest waiting one stands among them however many wait.
 */
export async function longestWaits(teams: string[], portfolios: string[]) {
  const { rows } = await pool().query<{ team: string; ref: string; since: string }>(
    `select distinct on (team) team, ref, wire_time(since) as since from (
       select c.owner_team as team, c.ref, (
         select occurred_at from events where case_id = c.id and version = (
           select lower(during) from ownership where case_id = c.id and upper_inf(during) limit 1)) as since
       from unnest($1::text[]) as t (slug) cross join lateral (
         select id, ref, owner_team from cases
         where lifecycle = 'open' and owner_user is null and owner_team = t.slug and portfolio = any ($2)
         order by due_at, id limit ${FIRST}) c) waits
     order by team, waits.since, ref`,
    [teams, portfolios],
  );
  return new Map(rows.map(({ team, ref, since }) => [team, { ref, since }]));
}

/** Offers to or by these teams that were accepted since midnight UTC, and the median time that it took. */
export async function acceptsToday(teams: string[], portfolios: string[]): Promise<Accepts> {
  const { rows } = await pool().query<Accepts>(
    `select count(*)::int as count, percentile_cont(0.5) within group (order by took)::float8 as "medianSeconds" from (
       select extract(epoch from accepted.occurred_at - offered.occurred_at) as took
       from events accepted
       join events offered on offered.case_id = accepted.case_id and offered.version < accepted.version
         and offered.type = 'handover-offered' and offered.data ->> 'handoverId' = accepted.data ->> 'handoverId'
       join events given on given.case_id = accepted.case_id and given.version = accepted.version + 1
         and given.type = 'owner-changed'
       join cases c on c.id = accepted.case_id
       where accepted.type = 'handover-accepted' and accepted.at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
         and accepted.occurred_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
         and c.portfolio = any ($2)
         and (given.data -> 'from' ->> 'team' = any ($1) or given.data -> 'to' ->> 'team' = any ($1))) times`,
    [teams, portfolios],
  );
  return rows[0] ?? { count: 0, medianSeconds: null };
}
