-- Contacts that go out and come in. Like every projection these rows are written by the append, with the events that they follow from.

-- The gate's history of a customer over all their cases, reserved attempts among it, and the way back from what a
-- provider names to the case. It says that there was a contact, never what was said or to which address.
create table customer_contacts (
  id uuid primary key,
  customer_id uuid not null references customers (id),
  case_id uuid not null references cases (id),
  at timestamptz(3) not null,
  channel text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  kind text not null check (kind in ('attempt', 'conversation', 'message')),
  debt_id text,
  connected boolean not null default true,
  consented boolean not null default false,
  -- An attempt that is only reserved: until when, and by whom.
  reserved_until timestamptz(3),
  reserved_by text,
  -- The keyed hash of the address that it went to or came from.
  point bytea,
  provider text,
  provider_id text
);
create index customer_contacts_history on customer_contacts (customer_id, at desc);
create index customer_contacts_case on customer_contacts (case_id);
create index customer_contacts_point on customer_contacts (point, at desc) where point is not null;
create unique index customer_contacts_provider on customer_contacts (provider, provider_id) where provider_id is not null;

-- Work outside the database, written by the append with the event that causes it; the relay hands it to pg-boss.
create table outbox (
  id uuid primary key,
  queue text not null,
  case_id uuid not null references cases (id),
  ref text not null,
  contact_id uuid not null,
  start_after timestamptz(3) not null,
  created_at timestamptz(3) not null default clock_timestamp()
);
create index outbox_order on outbox (created_at);

-- Links in what was sent, by the hash of their random part: unguessable, and good for ever.
create table contact_links (
  hash bytea primary key,
  contact_id uuid not null,
  customer_id uuid not null references customers (id),
  case_id uuid not null references cases (id),
  channel text not null,
  created_at timestamptz(3) not null default clock_timestamp()
);
create index contact_links_contact on contact_links (contact_id);

-- The exact bytes that were handed over, sealed under the customer's key.
create table contact_documents (
  contact_id uuid primary key,
  customer_id uuid not null references customers (id),
  media_type text not null,
  sealed bytea not null,
  sha256 text not null,
  at timestamptz(3) not null default clock_timestamp()
);

-- What the sandboxes of a demo took in and gave out, sealed under the installation's key.
create table sandbox_messages (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'whatsapp', 'email')),
  direction text not null check (direction in ('to-customer', 'from-customer')),
  point bytea not null,
  sealed bytea not null,
  provider_id text not null unique,
  at timestamptz(3) not null default clock_timestamp()
);
create index sandbox_messages_point on sandbox_messages (point, at desc);

-- What was recorded before the gate: every earlier contact of a customer counts for it too.
insert into customer_contacts (id, customer_id, case_id, at, channel, direction, kind, debt_id, connected)
select (e.data ->> 'contactId')::uuid, c.customer_id, e.case_id, e.occurred_at, e.data ->> 'channel', e.data ->> 'direction',
  case
    when e.data ->> 'disposition' in ('no-answer', 'hung-up', 'voicemail-left', 'busy', 'disconnected', 'wrong-number') then 'attempt'
    when e.data ->> 'disposition' in ('message-sent', 'letter-sent', 'message-received', 'letter-received') then 'message'
    else 'conversation'
  end,
  e.data ->> 'debtId', e.data ->> 'disposition' not in ('busy', 'disconnected', 'wrong-number')
from events e join cases c on c.id = e.case_id
where e.type = 'contact-recorded' and e.data ->> 'channel' <> 'in-person'
  and e.data ->> 'disposition' not in ('third-party', 'wrong-party')
on conflict do nothing;
