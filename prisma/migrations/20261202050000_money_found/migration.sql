-- Every webhook asks what else was told of its payment, and every line of a bank's file for a payout of its sum: both
-- tables only grow.
create index gateway_events_payment on gateway_events (gateway, payment, happened_at) where payment is not null;
create index gateway_events_payouts on gateway_events (amount_minor, currency) where type = 'payout';
create index bank_lines_payout on bank_lines (payout) where payout is not null;
-- What the payments desk lists.
drop index gateway_events_refused;
create index gateway_events_open on gateway_events (received_at) where state in ('waiting', 'refused');
-- Reconciliation asks for what was taken back on some days.
create index bank_postings_undone on bank_postings (undone_at) where undone_at is not null;
