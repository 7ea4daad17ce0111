-- The live case. Stored forms that later issues build on; why they are so stands in docs/decisions/.

create extension if not exists btree_gist;

-- The organisation ------------------------------------------------------------------------------------------------

create table org (
  id boolean primary key default true check (id),
  name text not null default 'Baton',
  version bigint not null default 1,
  fallback_lead uuid
);
insert into org default values;

create table people (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  role text not null check (role in ('agent', 'specialist', 'complaints', 'lead', 'analyst', 'compliance', 'admin')),
  active boolean not null default true,
  password_hash text,
  auth_epoch integer not null default 1,
  preferences jsonb not null default '{}',
  created_at timestamptz(3) not null default now()
);
alter table org add foreign key (fallback_lead) references people (id);

create table sessions (
  id uuid primary key,
  person_id uuid not null references people (id),
  auth_epoch integer not null,
  created_at timestamptz(3) not null default now(),
  seen_at timestamptz(3) not null default now(),
  ended_at timestamptz(3)
);
create index on sessions (person_id) where ended_at is null;

create table portfolios (
  slug text primary key,
  name text not null,
  creditor text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  jurisdiction text not null check (jurisdiction in ('uk', 'us', 'za')),
  time_zone text not null,
  default_team text not null
);

create table teams (
  slug text primary key,
  name text not null,
  time_zone text not null,
  calendar text not null,
  hours jsonb not null,
  first_action_minutes integer not null check (first_action_minutes between 1 and 100000),
  accept_minutes integer not null check (accept_minutes between 5 and 2880)
);
alter table portfolios add foreign key (default_team) references teams (slug);

create table memberships (
  person_id uuid not null references people (id),
  team_slug text not null references teams (slug),
  primary key (person_id, team_slug)
);
create index on memberships (team_slug);

create table grants (
  team_slug text not null references teams (slug),
  portfolio_slug text not null references portfolios (slug),
  primary key (team_slug, portfolio_slug)
);

create table duty (
  team_slug text not null references teams (slug),
  during tstzrange not null,
  lead_id uuid not null references people (id),
  deputy_id uuid references people (id),
  primary key (team_slug, during without overlaps)
);

create table org_changes (
  id uuid primary key,
  at timestamptz(3) not null default clock_timestamp(),
  actor_kind text not null,
  actor_id text not null,
  what text not null,
  detail jsonb not null
);
create index on org_changes (at);

create table api_keys (
  id uuid primary key,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_by text not null,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

-- The directory that commands decide with is cached; its version rises with every change that a decision could see.
create function bump_org_version() returns trigger language plpgsql as $$
begin
  update org set version = version + 1;
  return null;
end $$;
create trigger org_changed after insert or delete or update of name, role, active on people
  for each statement execute function bump_org_version();
create trigger org_changed after insert or delete or update on teams for each statement execute function bump_org_version();
create trigger org_changed after insert or delete or update on portfolios for each statement execute function bump_org_version();
create trigger org_changed after insert or delete or update on memberships for each statement execute function bump_org_version();
create trigger org_changed after insert or delete or update on grants for each statement execute function bump_org_version();
create trigger org_changed after insert or delete or update on duty for each statement execute function bump_org_version();

-- Customers: one key each; destroying it erases every sealed value --------------------------------------------------

create table customers (
  id uuid primary key,
  key bytea,
  source text not null,
  reference_hash bytea not null,
  created_at timestamptz(3) not null default now(),
  unique (source, reference_hash)
);

create table customer_values (
  customer_id uuid not null references customers (id),
  kind text not null check (kind in ('reference', 'phone', 'email', 'address', 'country', 'birth-date')),
  value bytea not null,
  verified boolean not null default false,
  changed_at timestamptz(3) not null default now(),
  primary key (customer_id, kind)
);

-- Cases and their record --------------------------------------------------------------------------------------------

create table cases (
  id uuid primary key,
  ref text not null unique,
  customer_id uuid not null references customers (id),
  portfolio text not null references portfolios (slug),
  lifetime int4range not null default '[1,)',
  version integer not null,
  fold integer not null,
  state bytea not null,
  card bytea not null,
  last_hash text not null,
  last_at timestamptz(3) not null,
  lifecycle text not null check (lifecycle in ('open', 'closed')),
  status text not null,
  owner_team text not null references teams (slug),
  owner_user uuid references people (id),
  offer_team text references teams (slug),
  offer_user uuid references people (id),
  offer_by text,
  on_hold boolean not null,
  currency text not null,
  balance_minor bigint not null,
  due_at timestamptz(3),
  promise_breaks_at timestamptz(3),
  next_due_at timestamptz(3),
  due_attempts integer not null default 0,
  due_retry_at timestamptz(3),
  due_error text,
  updated_at timestamptz(3) not null
);
create index cases_customer on cases (customer_id);
create index cases_next_due on cases (coalesce(due_retry_at, next_due_at)) where next_due_at is not null;
create index cases_due on cases (portfolio, due_at, id) where lifecycle = 'open';
create index cases_owner on cases (owner_user, due_at, id) where lifecycle = 'open' and owner_user is not null;
create index cases_owner_any on cases (owner_user) where owner_user is not null;
create index cases_team on cases (owner_team, due_at, id) where lifecycle = 'open';
create index cases_waiting on cases (owner_team, due_at, id) where lifecycle = 'open' and owner_user is null;
create index cases_offer_team on cases (offer_team, due_at, id) where offer_team is not null;
create index cases_offer_user on cases (offer_user, due_at, id) where offer_user is not null;
create index cases_offer_by on cases (offer_by) where offer_by is not null;
create index cases_promise on cases (portfolio, promise_breaks_at, id) where promise_breaks_at is not null;
create index cases_hold on cases (portfolio, due_at, id) where on_hold and lifecycle = 'open';
create index cases_balance on cases (portfolio, balance_minor desc, id);
create index cases_updated on cases (portfolio, updated_at desc, id);

create table events (
  case_id uuid not null references cases (id),
  version integer not null check (version >= 1),
  id uuid not null unique,
  type text not null,
  data jsonb not null,
  sealed bytea,
  occurred_at timestamptz(3) not null,
  at timestamptz(3) not null,
  actor_kind text not null,
  actor_id text not null,
  based_on integer,
  shown integer,
  command_id text not null,
  causation_id uuid,
  prev_hash text not null,
  hash text not null,
  shard smallint not null default 0,
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  primary key (case_id, version)
);
create index events_tail on events (xid, position);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the record is appended to, never changed';
end $$;
create trigger events_are_final before update or delete on events for each row execute function refuse_change();
create trigger events_are_kept before truncate on events for each statement execute function refuse_change();

create table commands (
  actor text not null,
  command_id text not null,
  case_id uuid not null references cases (id),
  body bytea not null,
  from_version integer not null,
  to_version integer not null,
  primary key (actor, command_id)
);

-- Owner by version. The primary key refuses overlaps; the deferred period key from the case's lifetime refuses gaps.
create table ownership (
  case_id uuid not null references cases (id),
  during int4range not null,
  team text not null references teams (slug),
  user_id uuid references people (id),
  primary key (case_id, during without overlaps)
);
alter table cases add constraint cases_owned_at_every_version
  foreign key (id, period lifetime) references ownership (case_id, period during) deferrable initially deferred;
-- The period key needs a temporal key on its own side no more than an index; this one serves its look-ups by case.

-- What concerns a person, folded per case ---------------------------------------------------------------------------

create table notices (
  person_id uuid not null references people (id),
  case_id uuid not null references cases (id),
  kind text not null,
  version integer not null,
  at timestamptz(3) not null,
  count integer not null default 1,
  read_at timestamptz(3),
  done_at timestamptz(3),
  primary key (person_id, case_id)
);
create index notices_open on notices (person_id, at desc) where done_at is null;

create table drafts (
  person_id uuid not null references people (id),
  case_id uuid not null references cases (id),
  form text not null,
  body bytea not null,
  saved_at timestamptz(3) not null default now(),
  primary key (person_id, case_id, form)
);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default clock_timestamp(),
  actor_kind text not null,
  actor_id text not null,
  case_id uuid references cases (id),
  action text not null,
  field text,
  purpose bytea
);
create index on access_log (case_id, at);
create index on access_log (actor_id, at);

-- The write path ----------------------------------------------------------------------------------------------------

create function wire_time(t timestamptz) returns text language sql immutable parallel safe as
$$ select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- First statement of a command: the case's row lock, then (in fresh snapshots) everything a decision reads.
create function lock_case(p_ref text, p_actor text, p_command text)
returns table (
  id uuid, ref text, customer_id uuid, portfolio text, version integer, fold integer, state bytea, last_hash text,
  now text, key bytea, org_version bigint, body bytea, from_version integer, to_version integer, answered_case uuid
) language plpgsql as $$
#variable_conflict use_column
declare
  c cases%rowtype;
begin
  select * into c from cases where cases.ref = p_ref for no key update;
  if not found then return; end if;
  return query
    select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.state, c.last_hash,
      wire_time(greatest(date_trunc('milliseconds', clock_timestamp()), c.last_at)),
      (select customers.key from customers where customers.id = c.customer_id),
      (select org.version from org),
      a.body, a.from_version, a.to_version, a.case_id
    from (select 1) one left join commands a on a.actor = p_actor and a.command_id = p_command;
end $$;

-- The append: events, case row, ownership ranges, command answer, notices, in one statement of the same transaction.
create function append_events(p jsonb) returns void language plpgsql as $$
declare
  k jsonb := p -> 'case';
  the_case uuid := (k ->> 'id')::uuid;
  o jsonb;
begin
  if p -> 'opens' is not null then
    insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle, status,
      owner_team, owner_user, on_hold, currency, balance_minor, updated_at)
    values (the_case, p -> 'opens' ->> 'ref', (p -> 'opens' ->> 'customer_id')::uuid, p -> 'opens' ->> 'portfolio',
      0, 0, '', '', '', 'epoch', 'open', '', k ->> 'owner_team', (k ->> 'owner_user')::uuid, false, k ->> 'currency', 0, 'epoch');
  end if;

  -- Who is given the case or an offer is locked after it and must still be able to take it (docs/decisions/lock-order).
  for o in select value from jsonb_array_elements(p -> 'receivers') order by value ->> 'user' loop
    perform 1 from people join memberships m on m.person_id = people.id and m.team_slug = o ->> 'team'
      where people.id = (o ->> 'user')::uuid and people.active
        and people.role in ('agent', 'specialist', 'complaints', 'lead')
      for share of people, m;
    if not found then raise exception 'receiver is gone' using errcode = 'BT001'; end if;
  end loop;

  insert into commands (actor, command_id, case_id, body, from_version, to_version)
  values (p -> 'command' ->> 'actor', p -> 'command' ->> 'id', the_case, decode(p -> 'command' ->> 'body', 'hex'),
    (p -> 'command' ->> 'from')::integer, (p -> 'command' ->> 'to')::integer);

  insert into events (case_id, version, id, type, data, sealed, occurred_at, at, actor_kind, actor_id, based_on, shown,
    command_id, causation_id, prev_hash, hash)
  select the_case, e.version, e.id, e.type, e.data, decode(e.sealed, 'hex'), e.occurred_at, e.at, e.actor_kind, e.actor_id,
    e.based_on, e.shown, e.command_id, e.causation_id, e.prev_hash, e.hash
  from jsonb_to_recordset(p -> 'events') as e(version integer, id uuid, type text, data jsonb, sealed text,
    occurred_at timestamptz, at timestamptz, actor_kind text, actor_id text, based_on integer, shown integer,
    command_id text, causation_id uuid, prev_hash text, hash text)
  order by e.version;

  for o in select value from jsonb_array_elements(p -> 'owners') order by (value ->> 'version')::integer loop
    update ownership set during = int4range(lower(during), (o ->> 'version')::integer)
      where case_id = the_case and upper_inf(during);
    insert into ownership (case_id, during, team, user_id)
      values (the_case, int4range((o ->> 'version')::integer, null), o ->> 'team', (o ->> 'user')::uuid);
  end loop;

  update cases set version = (k ->> 'version')::integer, fold = (k ->> 'fold')::integer,
    state = decode(k ->> 'state', 'hex'), card = decode(k ->> 'card', 'hex'), last_hash = k ->> 'last_hash',
    last_at = (k ->> 'last_at')::timestamptz, lifecycle = k ->> 'lifecycle', status = k ->> 'status',
    owner_team = k ->> 'owner_team', owner_user = (k ->> 'owner_user')::uuid,
    offer_team = k ->> 'offer_team', offer_user = (k ->> 'offer_user')::uuid, offer_by = k ->> 'offer_by',
    on_hold = (k ->> 'on_hold')::boolean, balance_minor = (k ->> 'balance_minor')::bigint,
    due_at = (k ->> 'due_at')::timestamptz, promise_breaks_at = (k ->> 'promise_breaks_at')::timestamptz,
    next_due_at = (k ->> 'next_due_at')::timestamptz, due_attempts = 0, due_retry_at = null, due_error = null,
    updated_at = (k ->> 'last_at')::timestamptz
  where id = the_case;

  insert into customer_values (customer_id, kind, value, verified)
  select v.customer_id, v.kind, decode(v.value, 'hex'), v.verified
  from jsonb_to_recordset(p -> 'values') as v(customer_id uuid, kind text, value text, verified boolean)
  on conflict (customer_id, kind) do update
    set value = excluded.value, verified = excluded.verified, changed_at = clock_timestamp();

  insert into notices (person_id, case_id, kind, version, at)
  select n.person, the_case, n.kind, n.version, n.at
  from jsonb_to_recordset(p -> 'notices') as n(person uuid, kind text, version integer, at timestamptz)
  on conflict (person_id, case_id) do update
    set kind = excluded.kind, version = excluded.version, at = excluded.at, read_at = null, done_at = null,
      count = case when notices.done_at is null then notices.count + 1 else 1 end;
end $$;
