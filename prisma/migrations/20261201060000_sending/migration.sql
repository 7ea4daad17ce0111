-- Sending. Which channel a piece of work is of: each has a queue of its own, so that a slow provider holds nobody else up.
alter table outbox add column channel text not null default 'sms' check (channel in ('sms', 'whatsapp', 'email', 'letter'));
alter table outbox alter column channel drop default;

-- The rate of each provider over all processes: when the next message may be handed to it. Forgotten after a crash, which
-- takes longer than any rate looks back.
create unlogged table provider_rates (
  provider text primary key,
  free_at timestamptz not null
);

-- Contacts that got stuck are few, and counted at every scrape.
create index events_contact_parked on events (case_id, version) where type = 'contact-parked';
