-- A form's number comes from a browser: it is looked up within its case, and so is it unique.
alter table pay_sessions drop constraint pay_sessions_once_key;
create unique index pay_sessions_form on pay_sessions (case_id, once);
