-- Offers in the other orders too: they are few, so their indexes cost other cases nothing.
create index cases_offer_user_balance on cases (offer_user, balance_minor, id) include (portfolio, lifecycle)
  where offer_user is not null;
create index cases_offer_user_updated on cases (offer_user, updated_at, id) include (portfolio, lifecycle)
  where offer_user is not null;
create index cases_offer_open on cases (offer_team, due_at, id) include (portfolio, lifecycle)
  where offer_team is not null and offer_user is null;
create index cases_offer_open_balance on cases (offer_team, balance_minor, id) include (portfolio, lifecycle)
  where offer_team is not null and offer_user is null;
create index cases_offer_open_updated on cases (offer_team, updated_at, id) include (portfolio, lifecycle)
  where offer_team is not null and offer_user is null;
