/** For tests: what must hold of every case at any time. Returns the sentences of what does not. */
import { pool } from "../database.ts";

export async function faultsOfOwnership(): Promise<string[]> {
  const { rows } = await pool().query<{ fault: string }>(FAULTS);
  return rows.map(({ fault }) => fault);
}

const FAULTS = `
  with worker as (
    select p.id, m.team_slug as team from people p join memberships m on m.person_id = p.id
    where p.active and p.role in ('agent', 'specialist', 'complaints', 'lead'))
  select c.ref || ' is owned by somebody who may not own it' as fault from cases c
    where c.owner_user is not null and not exists (select 1 from worker w where w.id = c.owner_user and w.team = c.owner_team)
  union all
  select c.ref || ' is owned by a team without the grant' from cases c
    where not exists (select 1 from grants g where g.team_slug = c.owner_team and g.portfolio_slug = c.portfolio)
  union all
  select c.ref || ' is offered to somebody who may not own it' from cases c
    where c.offer_user is not null and not exists (select 1 from worker w where w.id = c.offer_user and w.team = c.offer_team)
  union all
  select c.ref || ' is offered to a team without the grant' from cases c
    where c.offer_team is not null
      and not exists (select 1 from grants g where g.team_slug = c.offer_team and g.portfolio_slug = c.portfolio)
  union all
  select c.ref || ' is offered by somebody who has gone' from cases c
    where c.offer_by is not null and not exists (select 1 from worker w where w.id::text = c.offer_by and w.team = c.owner_team)
  union all
  select c.ref || ' has ownership ' || coalesce(o.ranges::text, 'nowhere') from cases c
    left join lateral (select range_agg(during) as ranges, count(*) filter (where upper_inf(during)) as open,
      sum(coalesce(upper(during), c.version + 1) - lower(during)) as covered
      from ownership where case_id = c.id) o on true
    where o.ranges is distinct from '{[1,)}'::int4multirange or o.open <> 1 or o.covered <> c.version
  union all
  select c.ref || ' has a row that differs from its last range' from cases c join ownership o on o.case_id = c.id and upper_inf(o.during)
    where (o.team, o.user_id) is distinct from (c.owner_team, c.owner_user)
  union all
  select c.ref || ' has a gap in its versions' from cases c
    where (select count(*) from events e where e.case_id = c.id) <> c.version`;
