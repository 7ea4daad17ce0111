-- Saved views of the list: codes, slugs and ids only, no customer's data. A dropped view stays for its undo and so that
-- its address is never given to another one.
create table views (
  id text primary key check (id ~ '^v_[0-9abcdefghjkmnpqrstvwxyz]{10}$'),
  name text not null,
  description text not null default '',
  owner_id uuid not null references people (id),
  team_slug text references teams (slug),
  filter jsonb not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  changed_at timestamptz(3) not null default clock_timestamp(),
  dropped_at timestamptz(3)
);
create index views_owner on views (owner_id) where dropped_at is null;
create index views_team on views (team_slug) where dropped_at is null;

-- Each person pins for themselves, in an order of their own.
create table view_pins (
  person_id uuid not null references people (id),
  view_id text not null references views (id),
  place smallint not null check (place between 0 and 9),
  primary key (person_id, view_id)
);
