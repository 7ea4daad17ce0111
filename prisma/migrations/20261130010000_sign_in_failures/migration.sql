-- Failed sign-ins of the last minutes, by keyed hashes of account with address, of the address, and of the account: counted by all processes together.
create table sign_in_failures (
  id bigint generated always as identity primary key,
  pair bytea not null,
  address bytea not null,
  account bytea not null,
  at timestamptz(3) not null default clock_timestamp()
);
create index sign_in_failures_address on sign_in_failures (address, at);
create index sign_in_failures_pair on sign_in_failures (pair, at);
create index sign_in_failures_account on sign_in_failures (account, at);
create index sign_in_failures_at on sign_in_failures (at);

-- Notes an attempt as failed, or says how many seconds are to be waited; locks let a thousand guesses at once be counted one after
-- the other. They are taken in one order, address before account: those of one account wait for each other, whoever sends them.
create function begin_sign_in(the_pair bytea, the_address bytea, the_account bytea, most int, most_of_address int,
  most_of_account int, minutes int, out attempt bigint, out wait float8) language plpgsql as $$
declare
  span interval := make_interval(mins => minutes);
  moment timestamptz;
  free_at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || encode(the_address, 'hex'), 0));
  perform pg_advisory_xact_lock(hashtextextended('sign-in of ' || encode(the_account, 'hex'), 0));
  moment := clock_timestamp();
  delete from sign_in_failures where id in
    (select id from sign_in_failures where at <= moment - span order by at limit 100 for update skip locked);
  select greatest(
    (select at from sign_in_failures where pair = the_pair and at > moment - span order by at desc offset most - 1 limit 1),
    (select at from sign_in_failures where address = the_address and at > moment - span order by at desc
      offset most_of_address - 1 limit 1),
    (select at from sign_in_failures where account = the_account and at > moment - span order by at desc
      offset most_of_account - 1 limit 1)) + span into free_at;
  if free_at is not null then
    wait := extract(epoch from free_at - moment);
    return;
  end if;
  insert into sign_in_failures (pair, address, account, at) values (the_pair, the_address, the_account, moment)
    returning id into attempt;
end $$;
