-- Who opened, searched, revealed and exported what, when, how and why.
alter table access_log
  add column via text,
  add column detail jsonb,
  add column results integer;

-- The log is read newest first and goes on after a row: as a whole, by case, by actor, by action, by both.
drop index access_log_case_id_at_idx, access_log_actor_id_at_idx;
create index access_log_time on access_log (at, id);
create index access_log_case on access_log (case_id, at, id);
create index access_log_actor on access_log (actor_id, at, id);
create index access_log_action on access_log (action, at, id);
create index access_log_actor_action on access_log (actor_id, action, at, id);

-- The inbox lists what is open and what is done, each newest first.
drop index notices_open;
create index notices_open on notices (person_id, at, case_id) where done_at is null;
create index notices_done on notices (person_id, at, case_id) where done_at is not null;

-- Which cases left the house with an export, in the order of its file: chosen and noted before the first byte goes out.
create table exported_cases (
  entry_id bigint not null references access_log (id),
  place integer not null,
  case_id uuid not null references cases (id),
  primary key (entry_id, place)
);
create index exported_cases_case on exported_cases (case_id, entry_id);
