-- What a customer has chosen so far on the way to paying or to a plan: amounts, days, codes; nothing that they wrote.
alter table pay_visits add draft jsonb not null default '{}';
