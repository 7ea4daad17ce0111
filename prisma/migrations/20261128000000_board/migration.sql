-- The board counts people's open cases from this index alone, whatever the cases themselves weigh.
create index cases_board on cases (owner_team, owner_user) include (portfolio, due_at, on_hold, updated_at, ref)
  where lifecycle = 'open';

-- What happened to ownership lately: the board's feed, and today's times to accept.
create index events_of_ownership on events (at, case_id, version)
  where type in ('owner-changed', 'handover-offered', 'handover-accepted', 'handover-declined', 'handover-withdrawn',
    'handover-expired', 'handover-readdressed');

-- Reassignments of many cases: what a lead asked for, and what became of each case. The reason is sealed, and goes at the end.
create table reassignments (
  id uuid primary key,
  actor_kind text not null,
  actor_id text not null,
  command_id text not null,
  body bytea not null,
  to_team text not null references teams (slug),
  to_user uuid references people (id),
  reason bytea,
  created_at timestamptz(3) not null default clock_timestamp(),
  finished_at timestamptz(3),
  unique (actor_kind, actor_id, command_id)
);
create index reassignments_lately on reassignments (actor_kind, actor_id, id);
create index reassignments_open on reassignments (id) where finished_at is null;
create table reassignment_items (
  reassignment_id uuid not null references reassignments (id) on delete cascade,
  position integer not null,
  ref text not null,
  based_on integer,
  outcome text,
  facts jsonb,
  primary key (reassignment_id, position)
);
-- Jobs take turns case by case, so that one lead's five hundred do not keep another's five waiting.
create index reassignment_items_waiting on reassignment_items (position, reassignment_id) where outcome is null;

-- Who is away from when until when, and who covers; nobody named: the teams' queues. `moved` are the cases that left at the start.
create table absences (
  id uuid primary key,
  person_id uuid not null references people (id),
  team_slug text not null references teams (slug),
  during tstzrange not null check (not isempty(during)),
  cover_id uuid references people (id) check (cover_id <> person_id),
  created_by text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  began_at timestamptz(3),
  moved text[] not null default '{}',
  given_back_at timestamptz(3),
  constraint absences_apart exclude using gist (person_id with =, during with &&)
);
create index absences_to_begin on absences (lower(during)) where began_at is null;
create trigger org_changed after insert or delete or update of during, cover_id on absences
  for each statement execute function bump_org_version();
