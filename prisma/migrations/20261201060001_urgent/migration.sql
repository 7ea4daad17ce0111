-- What a person sends does not wait behind what machines send by the thousand.
alter table outbox add column urgent boolean not null default false;
