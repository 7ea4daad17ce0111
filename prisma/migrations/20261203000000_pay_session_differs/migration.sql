-- A payment of another amount or currency than was asked for: over, with money at the gateway and none on the case. People
-- look at it, and the customer may pay meanwhile.
alter table pay_sessions drop constraint pay_sessions_state_check,
  add constraint pay_sessions_state_check check (state in ('open', 'pending', 'failed', 'paid', 'abandoned', 'differs'));
-- Those that stood open for ever.
update pay_sessions s set state = 'differs', provider_payment = coalesce(s.provider_payment, g.payment)
from gateway_events g
where s.state in ('open', 'pending') and g.gateway = s.gateway and g.state = 'refused' and g.why in ('wrong-amount', 'wrong-currency')
  and (g.session_id = s.id or (g.session_id is null and g.provider_session = s.provider_session));
