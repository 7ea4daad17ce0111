-- An import that is paused keeps its state and waits; the time that it waited does not count as work.
alter table imports add column paused_at timestamptz(3), add column paused_seconds double precision not null default 0;
create index imports_started on imports (actor_kind, actor_id, id);

-- How columns become facts, kept by name for everybody who imports. Column names and constants: no customer's data.
create table import_mappings (
  id uuid primary key,
  name text not null,
  mapping jsonb not null,
  created_by text not null,
  changed_by text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  changed_at timestamptz(3) not null default clock_timestamp()
);
create unique index import_mappings_name on import_mappings (lower(name));
