-- Every view in every order is a walk along an index that has that order, and the index alone says which cases come
-- next: what a list asks besides is carried along (include). The page's own rows are read last, by primary key.
-- Sets that stay small whatever the size of the desk (one person's cases, open offers) are sorted instead.
drop index cases_due, cases_balance, cases_updated, cases_owner, cases_team, cases_waiting, cases_offer_team,
  cases_offer_user, cases_promise, cases_hold;

-- By portfolio: everything, and what is due in another order than due.
create index cases_due on cases (portfolio, due_at, id) include (balance_minor, updated_at);
create index cases_balance on cases (portfolio, balance_minor, id) include (due_at);
create index cases_updated on cases (portfolio, updated_at, id) include (due_at);
create index cases_status on cases (portfolio, status, due_at, id);

create index cases_owner on cases (owner_user, due_at, id) include (balance_minor, updated_at, portfolio)
  where lifecycle = 'open' and owner_user is not null;
create index cases_offer_user on cases (offer_user, due_at, id) include (balance_minor, updated_at, portfolio, lifecycle)
  where offer_user is not null;
create index cases_offer_team on cases (offer_team, due_at, id)
  include (balance_minor, updated_at, portfolio, lifecycle, offer_user) where offer_team is not null;

create index cases_team on cases (owner_team, due_at, id) include (portfolio) where lifecycle = 'open';
create index cases_team_balance on cases (owner_team, balance_minor, id) include (portfolio) where lifecycle = 'open';
create index cases_team_updated on cases (owner_team, updated_at, id) include (portfolio) where lifecycle = 'open';

create index cases_waiting on cases (owner_team, due_at, id) include (portfolio)
  where lifecycle = 'open' and owner_user is null;
create index cases_waiting_balance on cases (owner_team, balance_minor, id) include (portfolio)
  where lifecycle = 'open' and owner_user is null;
create index cases_waiting_updated on cases (owner_team, updated_at, id) include (portfolio)
  where lifecycle = 'open' and owner_user is null;

create index cases_promise on cases (portfolio, promise_breaks_at, due_at, id)
  where promise_breaks_at is not null and lifecycle = 'open';
create index cases_promise_balance on cases (portfolio, promise_breaks_at, balance_minor, id)
  where promise_breaks_at is not null and lifecycle = 'open';
create index cases_promise_updated on cases (portfolio, promise_breaks_at, updated_at, id)
  where promise_breaks_at is not null and lifecycle = 'open';

create index cases_hold on cases (portfolio, due_at, id) where on_hold and lifecycle = 'open';
create index cases_hold_balance on cases (portfolio, balance_minor, id) where on_hold and lifecycle = 'open';
create index cases_hold_updated on cases (portfolio, updated_at, id) where on_hold and lifecycle = 'open';
