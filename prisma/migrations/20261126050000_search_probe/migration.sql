-- Each further word is looked up by both columns of the key: over a list of words the planner could choose the index by
-- case instead, and read every token of the case from the table.
create or replace function cases_with_tokens(p_tokens bigint[], p_before uuid, p_count integer) returns setof uuid
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
