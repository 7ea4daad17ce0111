-- Letters wait in the open print batch of their class (paper and variant). Closing fixes which letters a batch has, and in
-- which order; after that a printer gets it. `closing` lasts as long as one transaction: letters that come meanwhile begin the next.
create table letter_batches (
  id uuid primary key,
  number bigint generated always as identity unique,
  paper text not null check (paper in ('a4', 'us-letter')),
  variant text not null check (variant in ('standard', 'large-print', 'plain-language')),
  state text not null default 'open' check (state in ('open', 'closing', 'closed', 'handed-over')),
  opened_at timestamptz(3) not null default clock_timestamp(),
  closed_why text check (closed_why in ('hand', 'full', 'age')),
  -- Null where Baton itself closed it.
  closed_by_kind text,
  closed_by_id text,
  closed_at timestamptz(3),
  letters integer,
  pages integer,
  sha256 text,
  handed_over_at timestamptz(3),
  handed_over_by_kind text,
  handed_over_by_id text,
  printer_reference text,
  check ((state in ('closed', 'handed-over')) = (closed_at is not null and letters is not null and sha256 is not null)),
  check ((state = 'handed-over') = (handed_over_at is not null and printer_reference is not null))
);
create unique index letter_batches_open on letter_batches (paper, variant) where state = 'open';
create index letter_batches_unfinished on letter_batches (opened_at) where state in ('open', 'closing');

-- The bytes of a letter are in contact_documents, sealed under the customer's key.
create table letters (
  id text primary key,
  contact_id uuid not null unique,
  batch_id uuid not null references letter_batches (id),
  case_id uuid not null references cases (id),
  position integer,
  pages integer not null check (pages > 0),
  sha256 text not null,
  at timestamptz(3) not null default clock_timestamp(),
  -- Of a letter that was cancelled, or whose customer was erased, before the batch closed.
  taken_out_at timestamptz(3),
  taken_out_why text check (taken_out_why in ('cancelled', 'erased')),
  -- When its case was told that it had been handed over.
  told_at timestamptz(3),
  unique (batch_id, position),
  check (position is null or taken_out_at is null)
);
create index letters_batch on letters (batch_id, at, id);
create index letters_case on letters (case_id, at desc);
create index letters_untold on letters (batch_id) where position is not null and told_at is null;
