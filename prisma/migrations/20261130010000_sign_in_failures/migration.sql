-- Failed sign-ins of the last minutes, by keyed hashes of account with address, and of the address: counted by all processes together.
create table sign_in_failures (
  id bigint generated always as identity primary key,
  pair bytea not null,
  address bytea not null,
  at timestamptz(3) not null default clock_timestamp()
);
create index sign_in_failures_address on sign_in_failures (address, at);
create index sign_in_failures_pair on sign_in_failures (pair, at);
create index sign_in_failures_at on sign_in_failures (at);

-- Notes an attempt as failed, or says how many seconds are to be waited. A pair's attempts all come from its one address, so
-- one lock lets a thousand guesses at once be counted one after the other.
create function begin_sign_in(the_pair bytea, the_address bytea, most int, most_of_address int, minutes int,
  out attempt bigint, out wait float8) language plpgsql as $$
declare
  span interval := make_interval(mins => minutes);
  moment timestamptz;
  free_at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('sign-in ' || encode(the_address, 'hex'), 0));
  moment := clock_timestamp();
  delete from sign_in_failures where id in
    (select id from sign_in_failures where at <= moment - span order by at limit 100 for update skip locked);
  select greatest(
    (select at from sign_in_failures where pair = the_pair and at > moment - span order by at desc offset most - 1 limit 1),
    (select at from sign_in_failures where address = the_address and at > moment - span order by at desc
      offset most_of_address - 1 limit 1)) + span into free_at;
  if free_at is not null then
    wait := extract(epoch from free_at - moment);
    return;
  end if;
  insert into sign_in_failures (pair, address, at) values (the_pair, the_address, moment) returning id into attempt;
end $$;
