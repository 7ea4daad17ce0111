-- What a case is found by: keyed hashes of folded words, prefixes, numbers (docs/search.md). No value stands here, and
-- the portfolio is hashed in, so that a reader's grants choose the tokens that are looked up at all. The lowest three
-- bits say which value a token comes from. No foreign key: cases are never deleted, and openings come by the thousand.
create table search_tokens (
  token bigint not null,
  case_id uuid not null,
  primary key (token, case_id)
);
create index search_tokens_case on search_tokens (case_id);
-- How common a token is decides how several are intersected.
alter table search_tokens alter column token set statistics 1000;
-- Grows at its right end and in the middle of common tokens; the planner must know early.
alter table search_tokens set (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- How far the index of a database that was there before has come. Cases opened since are in it from the beginning.
create table search_index (
  one boolean primary key default true check (one),
  version integer not null,
  after_case uuid,
  complete boolean not null
);
insert into search_index (version, complete) select 1, not exists (select from cases);

-- Tokens of one part of a customer's cases are replaced: the old value's go, the new value's come. Called after the
-- value was written, whose row lock puts two changes in order. `p_tokens`: portfolio slug -> tokens.
create function replace_search_tokens(p_customer uuid, p_part integer, p_tokens jsonb) returns void language plpgsql as $$
begin
  delete from search_tokens where (token & 7) = p_part
    and case_id in (select id from cases where customer_id = p_customer);
  -- Erasing takes the key and then the tokens: it waits for this, or this sees that the key is gone.
  perform 1 from customers where id = p_customer and key is not null for share;
  if not found then return; end if;
  insert into search_tokens (token, case_id)
  select distinct t.token::bigint, c.id
  from cases c cross join lateral jsonb_array_elements_text(p_tokens -> c.portfolio) as t(token)
  where c.customer_id = p_customer
  on conflict do nothing;
end $$;

create function forget_search_tokens() returns trigger language plpgsql as $$
begin
  delete from search_tokens where case_id in (select id from cases where customer_id = new.id);
  return null;
end $$;
create trigger customer_erased after update of key on customers
  for each row when (new.key is null) execute function forget_search_tokens();

-- Cases that have all of these tokens, newest first, older than `p_before`. Walks the rarest token and looks the others
-- up case by case; where all are common, the two rarest are merged in their common order. The reader's planner settings
-- do not matter: any other plan would read whole ranges, or probe a hundred thousand times. Each word's cases are fenced
-- off (offset 0), so that also a plan made for any word walks them in their order; each further word is looked up by both
-- columns of the key, because over a list of words the planner could choose the index by case instead.
create function cases_with_tokens(p_tokens bigint[], p_before uuid, p_count integer) returns setof uuid
language plpgsql stable set enable_hashjoin = off set enable_nestloop = off set enable_sort = off set enable_seqscan = off
set enable_bitmapscan = off as $$
declare
  few constant integer := 2000;
  ranked bigint[];
  rarest integer;
  others bigint[];
begin
  if cardinality(p_tokens) = 1 then
    return query select s.case_id from search_tokens s where s.token = p_tokens[1] and s.case_id < p_before
      order by s.case_id desc limit p_count;
    return;
  end if;
  select array_agg(t.token order by n.cases), min(n.cases) into ranked, rarest
  from unnest(p_tokens) as t(token) cross join lateral (select count(*) as cases from
    (select from search_tokens s where s.token = t.token and s.case_id < p_before limit few) as enough) as n;
  if rarest = 0 then return; end if;
  if rarest < few then
    others := ranked[2:];
    return query select s.case_id from
      (select a.case_id from search_tokens a where a.token = ranked[1] and a.case_id < p_before
        order by a.case_id desc offset 0) as s
      where (select bool_and((select count(*) from search_tokens x where x.token = o.token and x.case_id = s.case_id) = 1)
        from unnest(others) as o(token))
      order by s.case_id desc limit p_count;
  else
    others := ranked[3:];
    return query select s.case_id from
      (select a.case_id from search_tokens a where a.token = ranked[1] and a.case_id < p_before
        order by a.case_id desc offset 0) as s
      join (select b.case_id from search_tokens b where b.token = ranked[2] and b.case_id < p_before
        order by b.case_id desc offset 0) as t on t.case_id = s.case_id
      where others = '{}'
        or (select bool_and((select count(*) from search_tokens x where x.token = o.token and x.case_id = s.case_id) = 1)
        from unnest(others) as o(token))
      order by s.case_id desc limit p_count;
  end if;
end $$;

-- A case gets more to be found by: when it is opened, and with every debt.
create function add_search_tokens(p_customer uuid, p_case uuid, p_tokens bigint[]) returns void language plpgsql as $$
begin
  perform 1 from customers where id = p_customer and key is not null for share;
  if not found then return; end if;
  insert into search_tokens (token, case_id) select distinct t.token, p_case from unnest(p_tokens) as t(token)
  order by 1 on conflict do nothing;
end $$;
