-- How many cases are put off is asked at every scrape of the metrics.
create index cases_put_off on cases (due_attempts) where due_attempts > 0;

-- Texts that no customer's key seals, and that go after a time (BATON_ACCESS_LOG_DAYS).
create index access_log_texts on access_log (at) where purpose is not null and case_id is null;
