-- The ledger: what the events of a case post, by double entry. Written by the database itself from the events, so that a
-- process of an older build beside a newer one leaves none out; lib/domain/ledger.ts says the same on its own, and
-- `npm run verify` compares the two. Corrections are entries: nothing here is ever changed.
create table ledger_entries (
  case_id uuid not null references cases (id),
  version integer not null,
  line smallint not null,
  account text not null,
  debt_id uuid,
  head text,
  amount_minor bigint not null check (amount_minor <> 0),
  type text not null,
  -- Who carried the money: a gateway, 'bank', or null for what people recorded.
  via text,
  occurred_at timestamptz not null,
  primary key (case_id, version, line),
  check ((account = 'debt') = (debt_id is not null and head is not null))
);
-- Reconciliation asks for the money of some days.
create index ledger_received on ledger_entries (occurred_at, case_id) where account = 'received';

create function ledger_lines(p_type text, d jsonb) returns table (account text, debt_id uuid, head text, amount_minor bigint)
language sql immutable as $$
  with moved (sign) as (
    select case
      when p_type in ('payment-received', 'chargeback-won', 'refund-failed') then 1
      when p_type in ('payment-reversed', 'payment-refunded', 'chargeback-opened') then -1
    end
  ), taken_on (debt) as (
    select jsonb_array_elements(d -> 'debts') where p_type = 'case-opened'
    union all select d -> 'debt' where p_type = 'debt-added'
  )
  select 'debt', (debt ->> 'id')::uuid, 'principal', (debt ->> 'balanceMinor')::bigint from taken_on
  union all select 'taken-on', null, null, -(debt ->> 'balanceMinor')::bigint from taken_on
  union all select 'debt', (d ->> 'debtId')::uuid, d ->> 'head', (d ->> 'amountMinor')::bigint where p_type = 'charge-added'
  union all select 'charged', null, null, -(d ->> 'amountMinor')::bigint where p_type = 'charge-added'
  union all select 'debt', (d ->> 'debtId')::uuid, l ->> 'head', (l ->> 'amountMinor')::bigint
    from jsonb_array_elements(d -> 'lines') l where p_type in ('debt-adjusted', 'debt-written-off')
  union all select case p_type when 'debt-adjusted' then 'adjusted' else 'written-off' end, null, null,
    -(select sum((l ->> 'amountMinor')::bigint) from jsonb_array_elements(d -> 'lines') l)::bigint
    where p_type in ('debt-adjusted', 'debt-written-off')
  union all select 'received', null, null, sign * (d ->> 'amountMinor')::bigint from moved where sign is not null
  union all select 'debt', (a ->> 'debtId')::uuid, a ->> 'head', -sign * (a ->> 'amountMinor')::bigint
    from moved, jsonb_array_elements(d -> 'allocations') a where sign is not null
  union all select 'credit', null, null, -sign * (d ->> 'creditMinor')::bigint from moved where sign is not null
  union all select 'debt', (a ->> 'debtId')::uuid, a ->> 'head', -(a ->> 'amountMinor')::bigint
    from jsonb_array_elements(d -> 'allocations') a where p_type = 'credit-applied'
  union all select 'credit', null, null,
    (select sum((a ->> 'amountMinor')::bigint) from jsonb_array_elements(d -> 'allocations') a)::bigint
    where p_type = 'credit-applied'
$$;

create function post_to_ledger() returns trigger language plpgsql as $$
begin
  insert into ledger_entries (case_id, version, line, account, debt_id, head, amount_minor, type, via, occurred_at)
  select new.case_id, new.version, row_number() over (), l.account, l.debt_id, l.head, l.amount_minor, new.type,
    new.data -> 'via' ->> 'gateway', new.occurred_at
  from ledger_lines(new.type, new.data) l where l.amount_minor <> 0;
  return null;
end $$;
create trigger posted_to_ledger after insert on events
  for each row when (new.type in ('case-opened', 'debt-added', 'charge-added', 'debt-adjusted', 'debt-written-off',
    'payment-received', 'payment-reversed', 'payment-refunded', 'refund-failed', 'chargeback-opened', 'chargeback-won',
    'credit-applied'))
  execute function post_to_ledger();

-- What was recorded before there was a ledger.
insert into ledger_entries (case_id, version, line, account, debt_id, head, amount_minor, type, via, occurred_at)
select e.case_id, e.version, row_number() over (partition by e.case_id, e.version), l.account, l.debt_id, l.head,
  l.amount_minor, e.type, null, e.occurred_at
from events e, ledger_lines(e.type, e.data) l
where e.type in ('case-opened', 'debt-added', 'payment-received', 'payment-reversed') and l.amount_minor <> 0;

-- What of a portfolio's rules for money differs from the house's (lib/domain/money-rules.ts).
alter table portfolios add money_rules jsonb not null default '{}';

-- Links by which customers pay, kept in step with the case's events. The token is made from the id with the installation's
-- key (lib/server/pay), so nothing here opens a page.
create table pay_links (
  id uuid primary key,
  case_id uuid not null references cases (id),
  debt_id uuid,
  contact_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  identified_at timestamptz,
  locked_at timestamptz,
  revoked_at timestamptz
);
create index pay_links_of_case on pay_links (case_id);

create function keep_pay_link() returns trigger language plpgsql as $$
declare link uuid := (new.data ->> 'linkId')::uuid;
begin
  if new.type = 'pay-link-made' then
    insert into pay_links (id, case_id, debt_id, contact_id, made_at, expires_at)
    values (link, new.case_id, (new.data ->> 'debtId')::uuid, (new.data ->> 'contactId')::uuid, new.occurred_at,
      (new.data ->> 'expiresAt')::timestamptz);
  else
    update pay_links set
      opened_at = case new.type when 'pay-link-opened' then coalesce(opened_at, new.at) else opened_at end,
      identified_at = case new.type when 'pay-link-identified' then new.at else identified_at end,
      locked_at = case new.type when 'pay-link-locked' then new.at else locked_at end,
      revoked_at = case new.type when 'pay-link-revoked' then new.at else revoked_at end
    where id = link and case_id = new.case_id;
  end if;
  return null;
end $$;
create trigger pay_link_kept after insert on events
  for each row when (new.type in ('pay-link-made', 'pay-link-opened', 'pay-link-identified', 'pay-link-locked', 'pay-link-revoked'))
  execute function keep_pay_link();

-- A browser that came by a link: the HttpOnly cookie's hash, and how far its customer has come.
create table pay_visits (
  hash bytea primary key,
  link_id uuid not null references pay_links (id),
  begun_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  identified_at timestamptz
);
create index pay_visits_of_link on pay_visits (link_id);
-- Wrong answers count for the link, whatever browser gave them.
alter table pay_links add tries smallint not null default 0;

-- Payments as customers make them at a gateway: what was asked for is what the gateway's word is held to.
create table pay_sessions (
  id uuid primary key,
  case_id uuid not null references cases (id),
  link_id uuid references pay_links (id),
  gateway text not null,
  provider_session text,
  provider_payment text,
  url text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  debt_id uuid,
  method text not null,
  state text not null default 'open' check (state in ('open', 'pending', 'failed', 'paid', 'abandoned')),
  -- The form that asked for it: the same form again is the same session.
  once uuid not null unique,
  started_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null
);
create unique index pay_sessions_open on pay_sessions (case_id) where state in ('open', 'pending');
create unique index pay_sessions_provider on pay_sessions (gateway, provider_session);
create index pay_sessions_payment on pay_sessions (gateway, provider_payment);
create index pay_sessions_due on pay_sessions (ends_at) where state in ('open', 'pending');

-- What a gateway told, each once. Waiting: its cause has not been told yet. Refused: it does not fit what was asked for.
create table gateway_events (
  gateway text not null,
  id text not null,
  type text not null,
  payment text,
  object text,
  provider_session text,
  session_id uuid,
  amount_minor bigint,
  currency text,
  fact jsonb not null,
  state text not null check (state in ('new', 'done', 'waiting', 'refused', 'ignored')),
  why text,
  case_id uuid references cases (id),
  happened_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (gateway, id)
);
create index gateway_events_waiting on gateway_events (gateway, payment) where state in ('new', 'waiting');
create index gateway_events_refused on gateway_events (received_at) where state = 'refused';
