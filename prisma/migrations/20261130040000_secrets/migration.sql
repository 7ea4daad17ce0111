-- The installation's own key, wrapped by the master key: one row, made at the first start.
create table installation_key (
  one boolean primary key default true check (one),
  wrapped bytea not null,
  made_at timestamptz(3) not null default clock_timestamp()
);

-- A key of another system gets a new secret and stays who it is; the one before is good until then.
alter table api_keys
  add column previous_hash bytea unique,
  add column previous_until timestamptz(3),
  add check ((previous_hash is null) = (previous_until is null));

-- Whom a sign-in provider means by its own number for somebody. Bound at the first sign-in, by verified email.
create table person_identities (
  issuer text not null,
  subject text not null,
  person_id uuid not null references people (id),
  bound_at timestamptz(3) not null default clock_timestamp(),
  primary key (issuer, subject),
  unique (person_id, issuer)
);
