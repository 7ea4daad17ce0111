-- Payments whose time is over are asked about once more, in case nobody told us of them; one process at a time asks.
alter table pay_sessions add asked_at timestamptz;

-- Refunds that people asked for, until the gateway has made them. The database plans them with the event itself: the wish and
-- the work commit together.
create table gateway_refunds (
  id uuid primary key,
  case_id uuid not null references cases (id),
  gateway text not null,
  payment text not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'wanted' check (state in ('wanted', 'made', 'failed')),
  tries integer not null default 0,
  next_at timestamptz(3) not null default clock_timestamp(),
  object text,
  code text,
  wanted_at timestamptz(3) not null default clock_timestamp()
);
create index gateway_refunds_due on gateway_refunds (next_at) where state = 'wanted';

create function plan_refund() returns trigger language plpgsql as $$
begin
  insert into gateway_refunds (id, case_id, gateway, payment, amount_minor)
  select (new.data ->> 'refundId')::uuid, new.case_id, p.data -> 'via' ->> 'gateway', p.data -> 'via' ->> 'payment',
    (new.data ->> 'amountMinor')::bigint
  from events p
  where p.case_id = new.case_id and p.type = 'payment-received' and p.data ->> 'paymentId' = new.data ->> 'paymentId'
    and coalesce(p.data -> 'via' ->> 'gateway', 'bank') <> 'bank'
  on conflict do nothing;
  return null;
end $$;
create trigger refund_planned after insert on events
  for each row when (new.type = 'refund-requested') execute function plan_refund();
