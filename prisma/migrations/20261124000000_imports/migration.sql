-- Imports: what was received waits here, sealed under the installation's key, until it has been applied.
create table imports (
  id uuid primary key,
  actor_kind text not null,
  actor_id text not null,
  dry_run boolean not null,
  state text not null check (state in ('receiving', 'staging', 'running', 'done', 'failed')),
  as_of date,
  form bytea,
  rows integer not null default 0,
  read integer not null default 0,
  wrong integer not null default 0,
  filtered integer not null default 0,
  withheld integer not null default 0,
  customers integer not null default 0,
  cases integer not null default 0,
  commands integer not null default 0,
  applied integer not null default 0,
  repeated integer not null default 0,
  refused integer not null default 0,
  finished integer not null default 0,
  failure text,
  created_at timestamptz(3) not null default clock_timestamp(),
  run_at timestamptz(3),
  finished_at timestamptz(3)
);
create index imports_waiting on imports (created_at) where state in ('receiving', 'staging', 'running');

-- Rows as they stand in the file, many to a batch; gone once they have been read.
create table import_batches (
  import_id uuid not null references imports (id) on delete cascade,
  seq integer not null,
  rows bytea not null,
  primary key (import_id, seq)
);

-- Rows that were read, in the order of their case; gone once the case has been done.
create table import_facts (
  import_id uuid not null references imports (id) on delete cascade,
  case_key bytea not null,
  line integer not null,
  customer_key bytea not null,
  fact bytea not null,
  primary key (import_id, case_key, line)
);

-- Rows that were left out, and why.
create table import_errors (
  import_id uuid not null references imports (id) on delete cascade,
  line integer not null,
  row bytea not null,
  primary key (import_id, line)
);

-- An import knows what is there already, whoever brought it. Only its own commandIds are in here.
create index commands_imported on commands (command_id) where command_id like 'import:%';
