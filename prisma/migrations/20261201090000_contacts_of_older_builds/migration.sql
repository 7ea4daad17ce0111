-- While processes are replaced one by one, an older build records contacts and knows nothing of the customer's history that
-- the gate counts: the database notes them there itself. What this build records is there by then, and the same
-- (contact-rows.ts; `npm run verify` compares them).
create function note_recorded_contact() returns trigger language plpgsql as $$
begin
  insert into customer_contacts (id, customer_id, case_id, at, channel, direction, kind, debt_id, connected)
  select (new.data ->> 'contactId')::uuid, c.customer_id, new.case_id, new.occurred_at, new.data ->> 'channel', new.data ->> 'direction',
    case
      when new.data ->> 'disposition' in ('no-answer', 'hung-up', 'voicemail-left', 'busy', 'disconnected', 'wrong-number') then 'attempt'
      when new.data ->> 'disposition' in ('message-sent', 'letter-sent', 'message-received', 'letter-received') then 'message'
      else 'conversation'
    end,
    new.data ->> 'debtId', new.data ->> 'disposition' not in ('busy', 'disconnected', 'wrong-number')
  from cases c where c.id = new.case_id and new.data ->> 'channel' <> 'in-person'
    and new.data ->> 'disposition' not in ('third-party', 'wrong-party')
  on conflict do nothing;
  return null;
end $$;
create trigger contact_recorded after insert on events
  for each row when (new.type = 'contact-recorded') execute function note_recorded_contact();
