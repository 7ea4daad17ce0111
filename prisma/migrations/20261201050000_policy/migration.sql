-- Versions of the contact policy beside those that come with Baton; what a draft would change; what was not sent, and why.

create table policy_versions (
  id uuid primary key,
  pack text not null check (pack in ('uk', 'us', 'za')),
  -- What decisions name it by; from its publication on.
  version text,
  -- The version that the changes are made to, and everything that the version says once it is published.
  base text not null,
  changes jsonb not null check (jsonb_typeof(changes) = 'object'),
  stands jsonb,
  status text not null check (status in ('draft', 'in-review', 'published', 'rolled-back')),
  -- Rises with each change, so that nobody publishes what they have not seen.
  revision integer not null default 1,
  reason text not null,
  author uuid not null references people (id),
  reviewer uuid references people (id),
  -- The version that this one took out of force.
  rolls_back text,
  -- Its place among the published versions of its pack.
  place integer,
  created_at timestamptz(3) not null default clock_timestamp(),
  submitted_at timestamptz(3),
  published_at timestamptz(3),
  effective_from timestamptz(3),
  withdrawn_at timestamptz(3),
  unique (pack, version),
  unique (pack, place),
  constraint a_published_version_is_whole check (
    status in ('draft', 'in-review')
    or (version is not null and stands is not null and place is not null and effective_from >= published_at)
  ),
  constraint nobody_publishes_their_own check (
    status in ('draft', 'in-review') or rolls_back is not null or (reviewer is not null and reviewer <> author)
  ),
  constraint withdrawn_when_rolled_back check ((status = 'rolled-back') = (withdrawn_at is not null)),
  constraint effective_when_published check ((published_at is null) = (status in ('draft', 'in-review')))
);
create index policy_versions_newest on policy_versions (created_at desc, id);

-- What decisions have rested on stays as it was: a published version can only be taken out of force.
create function keep_published_policy() returns trigger language plpgsql as $$
begin
  if old.status in ('draft', 'in-review') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.status = 'published' and new.status = 'rolled-back'
    and to_jsonb(new) - 'status' - 'withdrawn_at' = to_jsonb(old) - 'status' - 'withdrawn_at' then
    return new;
  end if;
  raise exception 'a published version of the policy never changes';
end $$;
create trigger published_policy_is_final before update or delete on policy_versions
  for each row execute function keep_published_policy();
create trigger published_policy_is_kept before truncate on policy_versions
  for each statement execute function refuse_change();

-- Every process that decides learns of a publication with the organisation's version, which it reads with each decision.
create trigger org_changed after insert or update on policy_versions
  for each row when (new.status in ('published', 'rolled-back')) execute function bump_org_version();

-- What a draft would change on all open cases, worked off in batches.
create table policy_previews (
  id uuid primary key,
  policy_id uuid not null references policy_versions (id) on delete cascade,
  revision integer not null,
  pack text not null,
  base text not null,
  stands jsonb not null,
  asked_by uuid not null references people (id),
  -- The instant at which every case is judged.
  at timestamptz(3) not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  total integer not null,
  done integer not null default 0,
  after uuid,
  sums jsonb not null default '{}',
  samples jsonb not null default '[]',
  finished_at timestamptz(3)
);
create index policy_previews_open on policy_previews (at) where finished_at is null;
create index policy_previews_of on policy_previews (policy_id, at desc);

-- A contact that the gate refused: codes only, written with the event.
create table blocked_contacts (
  event_id uuid primary key,
  case_id uuid not null references cases (id),
  version integer not null,
  at timestamptz(3) not null,
  decision text not null,
  rules text[] not null,
  pack text not null,
  pack_version text not null,
  channel text not null,
  purpose text not null,
  automated boolean not null,
  until timestamptz(3),
  team text not null,
  portfolio text not null
);
create index blocked_contacts_time on blocked_contacts (at, event_id);

create function note_blocked_contact() returns trigger language plpgsql as $$
begin
  insert into blocked_contacts (event_id, case_id, version, at, decision, rules, pack, pack_version, channel, purpose,
    automated, until, team, portfolio)
  select new.id, new.case_id, new.version, new.at, new.data ->> 'decision',
    array(select jsonb_array_elements_text(new.data -> 'rules')), new.data -> 'pack' ->> 'id', new.data -> 'pack' ->> 'version',
    new.data ->> 'channel', new.data ->> 'purpose', (new.data ->> 'automated')::boolean, (new.data ->> 'until')::timestamptz,
    c.owner_team, c.portfolio
  from cases c where c.id = new.case_id;
  return null;
end $$;
create trigger contact_blocked after insert on events
  for each row when (new.type = 'contact-blocked') execute function note_blocked_contact();
