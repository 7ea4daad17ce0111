-- Statements of our own bank accounts: what they tell of payments, and what became of each line.
create table bank_files (
  id uuid primary key,
  -- The same file twice changes nothing.
  sha256 bytea not null unique,
  kind text not null check (kind in ('camt.053', 'csv')),
  -- Name, mapping and header, sealed under the installation's key: a file's name may tell who paid.
  form bytea not null,
  actor_kind text not null,
  actor_id text not null,
  -- Of its lines: taken in, known from another file, left out because they cannot be read; entries that are not booked.
  lines integer not null,
  known integer not null,
  wrong integer not null,
  pending integer not null,
  -- Null: it has no two balances to compare.
  balanced boolean,
  received_at timestamptz(3) not null default clock_timestamp()
);
create index bank_files_received on bank_files (received_at desc, id desc);

-- Rows of a CSV that could not be read, sealed, for 30 days.
create table bank_file_errors (
  file_id uuid not null references bank_files (id) on delete cascade,
  line integer not null,
  row bytea not null,
  primary key (file_id, line)
);

create table bank_lines (
  id uuid primary key,
  file_id uuid not null references bank_files (id),
  position integer not null,
  -- Keyed hashes: of the account, of what the line is known by, of the account that it came from.
  account bytea not null,
  key bytea not null,
  payer bytea,
  booked_on date not null,
  direction text not null check (direction in ('in', 'out')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  returned boolean not null,
  -- Texts and names, sealed under the installation's key; null once they have done their work.
  said bytea,
  state text not null default 'new' check (state in ('new', 'posted', 'suggested', 'unmatched', 'ignored', 'payout')),
  -- Suggestions and notes: references of cases, codes, scores. Nothing personal.
  matching jsonb not null default '{}',
  payout text,
  -- Raised with everything that becomes of it; who looked at an older one is told.
  revision integer not null default 1,
  postings integer not null default 0,
  changed_at timestamptz(3) not null default clock_timestamp(),
  -- Statements that overlap change nothing.
  unique (account, key)
);
create index bank_lines_new on bank_lines (file_id, position) where state = 'new';
create index bank_lines_state on bank_lines (state, booked_on desc, id desc);
create index bank_lines_file on bank_lines (file_id);
create index bank_lines_day on bank_lines (booked_on, currency);
create index bank_lines_payer on bank_lines (payer) where payer is not null;
create index bank_lines_same on bank_lines (account, booked_on, amount_minor);

-- What of a line went to which case. A posting that was taken back stays, with who did.
create table bank_postings (
  line_id uuid not null references bank_lines (id),
  no integer not null,
  kind text not null check (kind in ('payment', 'reversal')),
  case_id uuid not null references cases (id),
  payment_id text not null,
  amount_minor bigint not null check (amount_minor > 0),
  undone_at timestamptz(3),
  primary key (line_id, no)
);
create index bank_postings_case on bank_postings (case_id);

-- Every act on a line: who, when, and why where it was said (sealed).
create table bank_acts (
  line_id uuid not null references bank_lines (id),
  revision integer not null,
  act text not null check (act in ('post', 'reverse', 'ignore', 'undo', 'payout')),
  actor_kind text not null,
  actor_id text not null,
  why text,
  reason bytea,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (line_id, revision)
);

-- The gateway's own account, as it tells it: what our days are compared with. Signed: below zero it went out.
create table gateway_movements (
  gateway text not null,
  id text not null,
  type text not null check (type in ('payment', 'refund', 'chargeback', 'payout', 'other')),
  at timestamptz(3) not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  currency text not null,
  payment text,
  object text,
  primary key (gateway, id)
);
create index gateway_movements_at on gateway_movements (at);
create index gateway_movements_payment on gateway_movements (payment) where payment is not null;

-- How far it has been read.
create table gateway_reads (
  gateway text primary key,
  read_to timestamptz(3) not null,
  read_at timestamptz(3) not null
);
