-- A letter is judged once more when its batch closes. `judged_version`: the version of its case that it was last judged on.
alter table letters add column judged_version integer;
alter table letters add column judged_at timestamptz(3);
alter table letters add column taken_out_rules text[];
alter table letters drop constraint letters_taken_out_why_check;
alter table letters add constraint letters_taken_out_why_check check (taken_out_why in ('cancelled', 'erased', 'blocked'));
-- What was taken out may be written anew later, for the same contact.
alter table letters drop constraint letters_contact_id_key;
create unique index letters_contact_open on letters (contact_id) where taken_out_at is null;
create index letters_contact on letters (contact_id);
