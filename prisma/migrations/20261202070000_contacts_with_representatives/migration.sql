-- Whom a contact was with: what goes to a customer's representative is not counted as a contact with the customer.
alter table customer_contacts add column recipient text not null default 'customer'
  check (recipient in ('customer', 'representative', 'personal-representative', 'third-party'));

update customer_contacts h set recipient = e.data ->> 'recipient'
from events e
where e.case_id = h.case_id and e.type in ('attempt-reserved', 'contact-released') and e.data ->> 'recipient' <> 'customer'
  and coalesce(e.data ->> 'contactId', e.data ->> 'reservationId')::uuid = h.id;

-- The same of what an older or this build records of a call.
create or replace function note_recorded_contact() returns trigger language plpgsql as $$
begin
  insert into customer_contacts (id, customer_id, case_id, at, channel, direction, kind, debt_id, connected, recipient)
  select (new.data ->> 'contactId')::uuid, c.customer_id, new.case_id, new.occurred_at, new.data ->> 'channel', new.data ->> 'direction',
    case
      when new.data ->> 'disposition' in ('no-answer', 'hung-up', 'voicemail-left', 'busy', 'disconnected', 'wrong-number') then 'attempt'
      when new.data ->> 'disposition' in ('message-sent', 'letter-sent', 'message-received', 'letter-received') then 'message'
      else 'conversation'
    end,
    new.data ->> 'debtId', new.data ->> 'disposition' not in ('busy', 'disconnected', 'wrong-number'),
    coalesce(new.data ->> 'recipient', 'customer')
  from cases c where c.id = new.case_id and new.data ->> 'channel' <> 'in-person'
    and new.data ->> 'disposition' not in ('third-party', 'wrong-party')
  on conflict do nothing;
  return null;
end $$;
