-- Many new cases in one statement of the caller's transaction: what append_events stores for one, set by set. Parameters
-- are apart, so that each text is parsed once. Lock order: customers by their hash, then (all cases are new) grants.

-- Every portfolio's grant to the teams that its new cases go to (hold_grants), portfolios in order.
create function hold_grants_of(p_cases json) returns setof void language sql as $$
  select hold_grants(g.portfolio, g.teams) from (
    select c.portfolio, array_agg(distinct c.owner_team) as teams
    from json_to_recordset(p_cases) as c(portfolio text, owner_team text) group by c.portfolio order by c.portfolio
  ) g
$$;

create function open_cases(p_customers json, p_values json, p_cases json, p_commands json, p_events json, p_owners json,
  p_notices json) returns void language plpgsql as $$
declare
  asked integer := json_array_length(p_customers);
  made integer;
begin
  insert into customers (id, key, source, reference_hash)
  select c.id, decode(c.key, 'hex'), c.source, decode(c.reference_hash, 'hex')
  from json_to_recordset(p_customers) as c(id uuid, key text, source text, reference_hash text)
  order by c.source, c.reference_hash
  on conflict do nothing;
  get diagnostics made = row_count;
  -- Somebody opened a case of one of them meanwhile: the caller looks again.
  if made < asked then raise exception 'a customer is known by now' using errcode = 'BT002'; end if;

  perform 1 from hold_grants_of(p_cases);

  insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle, status,
    owner_team, owner_user, offer_team, offer_user, offer_by, on_hold, currency, balance_minor, due_at, promise_breaks_at,
    next_due_at, updated_at)
  select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, decode(c.state, 'hex'), decode(c.card, 'hex'),
    c.last_hash, c.last_at, c.lifecycle, c.status, c.owner_team, c.owner_user, c.offer_team, c.offer_user, c.offer_by,
    c.on_hold, c.currency, c.balance_minor, c.due_at, c.promise_breaks_at, c.next_due_at, c.last_at
  from json_to_recordset(p_cases) as c(id uuid, ref text, customer_id uuid, portfolio text, version integer, fold integer,
    state text, card text, last_hash text, last_at timestamptz, lifecycle text, status text, owner_team text,
    owner_user uuid, offer_team text, offer_user uuid, offer_by text, on_hold boolean, currency text,
    balance_minor bigint, due_at timestamptz, promise_breaks_at timestamptz, next_due_at timestamptz);

  insert into customer_values (customer_id, kind, value, verified)
  select v.customer_id, v.kind, decode(v.value, 'hex'), v.verified
  from json_to_recordset(p_values) as v(customer_id uuid, kind text, value text, verified boolean);

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

  insert into ownership (case_id, during, team, user_id)
  select o.case_id, int4range(o.version, lead(o.version) over (partition by o.case_id order by o.version)), o.team, o."user"
  from json_to_recordset(p_owners) as o(case_id uuid, version integer, team text, "user" uuid);

  insert into notices (person_id, case_id, kind, version, at)
  select n.person, n.case_id, n.kind, n.version, n.at
  from json_to_recordset(p_notices) as n(person uuid, case_id uuid, kind text, version integer, at timestamptz);
end $$;
