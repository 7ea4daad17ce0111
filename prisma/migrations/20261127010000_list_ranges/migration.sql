-- A list that is narrowed by balance or by when cases are due passes over what does not fit without reading it either.
drop index cases_updated, cases_team, cases_team_balance, cases_team_updated, cases_waiting, cases_waiting_balance,
  cases_waiting_updated;

create index cases_updated on cases (portfolio, updated_at, id) include (due_at, balance_minor, status, on_hold);

create index cases_team on cases (owner_team, due_at, id) include (portfolio, balance_minor, status, on_hold)
  where lifecycle = 'open';
create index cases_team_balance on cases (owner_team, balance_minor, id) include (portfolio, due_at, status, on_hold)
  where lifecycle = 'open';
create index cases_team_updated on cases (owner_team, updated_at, id)
  include (portfolio, due_at, balance_minor, status, on_hold) where lifecycle = 'open';

create index cases_waiting on cases (owner_team, due_at, id) include (portfolio, balance_minor, status, on_hold)
  where lifecycle = 'open' and owner_user is null;
create index cases_waiting_balance on cases (owner_team, balance_minor, id) include (portfolio, due_at, status, on_hold)
  where lifecycle = 'open' and owner_user is null;
create index cases_waiting_updated on cases (owner_team, updated_at, id)
  include (portfolio, due_at, balance_minor, status, on_hold) where lifecycle = 'open' and owner_user is null;
