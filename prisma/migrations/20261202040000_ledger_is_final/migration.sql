-- Corrections are entries, never edits: like the events that it is written from, the ledger is appended to and never changed.
create trigger ledger_is_final before update or delete on ledger_entries for each row execute function refuse_change();
create trigger ledger_is_kept before truncate on ledger_entries for each statement execute function refuse_change();
