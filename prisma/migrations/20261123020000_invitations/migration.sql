-- One-time links: a person chooses a password, or (without a person) the first admin comes in. Only the hash is kept.
create table invitations (
  id uuid primary key,
  hash bytea not null unique,
  person_id uuid references people (id),
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index on invitations (person_id) where used_at is null;
