-- How often an import was taken up without getting further: one that ends its process again and again is ended itself, so
-- that those behind it get their turn. `reached` is how far it was when it was last taken up.
alter table imports add column attempts integer not null default 0, add column reached integer not null default 0;
