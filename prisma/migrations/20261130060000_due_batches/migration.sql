-- What falls due on many cases at once is claimed and appended set by set: one case at a time costs a dozen statements
-- each, and a scan past everything that was just worked off.

-- Up to so many cases that have been due longest and that nobody holds, with everything that a decision reads. The rows are
-- locked by a statement of their own: what is read beside them is read after that, as in lock_case. Never waits for a case.
create function claim_due(p_limit integer)
returns table (
  id uuid, ref text, customer_id uuid, portfolio text, version integer, fold integer, state bytea, last_hash text,
  now text, key bytea, org_version bigint, body bytea, from_version integer, to_version integer, answered_case uuid,
  attempts integer, lag double precision
) language plpgsql as $$
#variable_conflict use_column
declare
  ids uuid[];
begin
  select array_agg(due.id) into ids from (
    select c.id from cases c
    where c.next_due_at is not null and coalesce(c.due_retry_at, c.next_due_at) <= now()
    order by coalesce(c.due_retry_at, c.next_due_at) limit p_limit
    for no key update skip locked
  ) due;
  return query
    select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.state, c.last_hash,
      wire_time(greatest(date_trunc('milliseconds', clock_timestamp()), c.last_at)), k.key, org.version,
      a.body, a.from_version, a.to_version, a.case_id, c.due_attempts,
      extract(epoch from now() - coalesce(c.due_retry_at, c.next_due_at))::float8
    from unnest(ids) due(id) join cases c on c.id = due.id join customers k on k.id = c.customer_id cross join org
      left join commands a on a.actor = 'system:baton' and a.command_id = 'advance:' || c.ref || ':' || c.version
    order by c.id;
end $$;

-- What append_events stores for one case, for many that the transaction holds: events, case rows, answers and notices.
-- Facts that change an owner, a contact point or what a case is found by go one case at a time.
create function append_to_cases(p_cases json, p_commands json, p_events json, p_notices json)
returns void language plpgsql as $$
begin
  insert into commands (actor, command_id, case_id, body, from_version, to_version)
  select c.actor, c.id, c.case_id, decode(c.body, 'hex'), c."from", c."to"
  from json_to_recordset(p_commands) as c(actor text, id text, case_id uuid, body text, "from" integer, "to" integer);

  insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, based_on, shown,
    command_id, causation_id, prev_hash, hash)
  select e.case_id, e.version, e.id, e.type, e.data, decode(e.sealed, 'hex'), e.occurred_at, e.at, e.actor_kind, e.actor_id,
    e.based_on, e.shown, e.command_id, e.causation_id, e.prev_hash, e.hash
  from json_to_recordset(p_events) as e(case_id uuid, version integer, id uuid, type text, data jsonb, sealed text,
    occurred_at timestamptz, at timestamptz, actor_kind text, actor_id text, based_on integer, shown integer,
    command_id text, causation_id uuid, prev_hash text, hash text);

  update cases set version = k.version, fold = k.fold, state = decode(k.state, 'hex'), card = decode(k.card, 'hex'),
    last_hash = k.last_hash, last_at = k.last_at, lifecycle = k.lifecycle, status = k.status, owner_team = k.owner_team,
    owner_user = k.owner_user, offer_team = k.offer_team, offer_user = k.offer_user, offer_by = k.offer_by,
    on_hold = k.on_hold, balance_minor = k.balance_minor, due_at = k.due_at, promise_breaks_at = k.promise_breaks_at,
    next_due_at = k.next_due_at, due_attempts = 0, due_retry_at = null, due_error = null, updated_at = k.last_at
  from json_to_recordset(p_cases) as k(id uuid, version integer, fold integer, state text, card text, last_hash text,
    last_at timestamptz, lifecycle text, status text, owner_team text, owner_user uuid, offer_team text, offer_user uuid,
    offer_by text, on_hold boolean, balance_minor bigint, due_at timestamptz, promise_breaks_at timestamptz,
    next_due_at timestamptz)
  where cases.id = k.id;

  insert into notices (person_id, case_id, kind, version, at)
  select n.person, n.case_id, n.kind, n.version, n.at
  from json_to_recordset(p_notices) as n(person uuid, case_id uuid, kind text, version integer, at timestamptz)
  on conflict (person_id, case_id) do update
    set kind = excluded.kind, version = excluded.version, at = excluded.at, read_at = null, done_at = null,
      count = case when notices.done_at is null then notices.count + 1 else 1 end;
end $$;

-- A batch is 32 cases by their keys, whatever the size of the desk: on one of some thousand cases the planner, which takes
-- a list of unknown length for a hundred rows, read the whole table instead.
alter function claim_due(integer) set enable_seqscan = off;
alter function append_to_cases(json, json, json, json) set enable_seqscan = off;
