-- The sandbox of payments in a demo (lib/server/sandbox/stripe): what Stripe would keep. No customer is named in it.
create table sandbox_stripe_objects (
  id text primary key,
  kind text not null check (kind in
    ('checkout.session', 'payment_intent', 'charge', 'refund', 'dispute', 'payout', 'balance_transaction', 'event')),
  -- Lists go from the newest back.
  seq bigint generated always as identity unique,
  created_at timestamptz(0) not null,
  payment text,
  data jsonb not null,
  -- What the object itself does not show: of a session, what its payment will carry.
  beside jsonb,
  -- What happens to it by itself, and when: a bank answers, a session ends.
  settles_at timestamptz(3),
  settles text check (settles in ('succeeds', 'fails', 'expires')),
  check ((settles_at is null) = (settles is null))
);
create index sandbox_stripe_objects_kind on sandbox_stripe_objects (kind, created_at, seq);
create index sandbox_stripe_objects_payment on sandbox_stripe_objects (payment) where payment is not null;
create index sandbox_stripe_objects_settles on sandbox_stripe_objects (settles_at) where settles_at is not null;

-- Idempotency keys: the first answer to each.
create table sandbox_stripe_keys (
  key text primary key,
  asked bytea not null,
  status integer not null,
  answer jsonb not null,
  at timestamptz(3) not null default clock_timestamp()
);

-- Webhooks on their way.
create table sandbox_stripe_deliveries (
  id bigint generated always as identity primary key,
  event text not null references sandbox_stripe_objects (id),
  next_at timestamptz(3) not null default clock_timestamp(),
  tries integer not null default 0,
  delivered_at timestamptz(3)
);
create index sandbox_stripe_deliveries_due on sandbox_stripe_deliveries (next_at) where delivered_at is null;
