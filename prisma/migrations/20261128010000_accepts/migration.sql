-- Today's acceptances are few among everything that happens to ownership; the board counts them with every look.
create index events_accepted on events (at, case_id, version) where type = 'handover-accepted';
