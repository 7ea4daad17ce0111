-- Lists walk these in their own order and go on after a row: (sort key, id) of the last one seen.
drop index cases_due, cases_balance, cases_updated;
create index cases_due on cases (portfolio, due_at, id);
create index cases_balance on cases (portfolio, balance_minor, id);
create index cases_updated on cases (portfolio, updated_at, id);

-- Opening a case is noted once per reader, case and minute.
create unique index access_log_opened on access_log (case_id, actor_kind, actor_id, date_trunc('minute', at at time zone 'UTC'))
  where action = 'open';
