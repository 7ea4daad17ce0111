-- Templates: what is said to customers. No customer's data is in them.
create table templates (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  channel text not null check (channel in ('sms', 'whatsapp', 'email', 'letter')),
  created_at timestamptz(3) not null default clock_timestamp()
);

-- A version stands whole: what it is for, to whom, and every text. At most one draft of each template.
create table template_versions (
  template_id text not null references templates (id),
  version integer not null check (version > 0),
  status text not null default 'draft' check (status in ('draft', 'published', 'retired')),
  purposes text[] not null,
  -- Null: for every portfolio.
  portfolios text[],
  inputs jsonb not null,
  texts jsonb not null,
  -- Mandatory parts that it holds, by the time it was published.
  parts text[],
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  -- Raised with every saving of the draft: who publishes, publishes what they have read.
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  changed_by text not null,
  changed_at timestamptz(3) not null default clock_timestamp(),
  published_by text,
  published_at timestamptz(3),
  effective_from timestamptz(3),
  retired_by text,
  retired_at timestamptz(3),
  primary key (template_id, version),
  check ((status = 'draft') = (published_at is null)),
  check (status = 'draft' or (hash is not null and parts is not null and published_by is not null and effective_from is not null)),
  check (status = 'draft' or published_by <> changed_by),
  check ((status = 'retired') = (retired_at is not null))
);
create unique index template_versions_draft on template_versions (template_id) where status = 'draft';

-- What was published stays as it was sent; it can only be retired, once.
create function keep_published_template() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then raise exception 'a published template version is never deleted' using errcode = 'check_violation'; end if;
  if old.status = 'published' and new.status = 'retired'
    and to_jsonb(new) - '{status,retired_by,retired_at}'::text[] = to_jsonb(old) - '{status,retired_by,retired_at}'::text[]
  then return new; end if;
  raise exception 'a published template version never changes' using errcode = 'check_violation';
end $$;
create trigger template_published_stays before update or delete on template_versions
  for each row execute function keep_published_template();

-- Who writes to the customers of a portfolio, and how they can be reached.
create table senders (
  portfolio_slug text primary key references portfolios (slug),
  name text not null,
  telephone text not null default '',
  email text not null default '',
  website text not null default '',
  address text not null default '',
  registration text not null default '',
  language text not null default 'en',
  hosts text[] not null default '{}',
  team_telephones jsonb not null default '{}'
);

-- Read at every sending: whoever holds what was published asks only whether it still is so.
create table template_state (one boolean primary key default true check (one), version bigint not null default 1);
insert into template_state default values;
create function bump_template_state() returns trigger language plpgsql as $$
begin
  update template_state set version = version + 1;
  return null;
end $$;
create trigger template_changed after insert or update or delete on templates for each statement execute function bump_template_state();
create trigger template_changed after insert or update or delete on template_versions
  for each statement execute function bump_template_state();
create trigger template_changed after insert or update or delete on senders for each statement execute function bump_template_state();
