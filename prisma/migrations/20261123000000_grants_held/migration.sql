-- A team that is given a case or an offer must still be granted the portfolio when that commits. Called after the case's
-- lock and before the append; revoking a grant waits here, or the command decides again (docs/decisions/lock-order).

create function hold_grants(p_portfolio text, p_teams text[]) returns void language plpgsql as $$
begin
  perform 1 from grants where portfolio_slug = p_portfolio and team_slug = any (p_teams) order by team_slug for key share;
  if (select count(*) from grants where portfolio_slug = p_portfolio and team_slug = any (p_teams)) < cardinality(p_teams) then
    raise exception 'receiving team is gone' using errcode = 'BT001';
  end if;
end $$;
