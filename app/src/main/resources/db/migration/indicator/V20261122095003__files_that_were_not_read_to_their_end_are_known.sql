-- A file may be longer than what is looked through for values, and hold more than are taken: whoever reads the advisory is told so.
alter table indicator.source add column cut text[] not null default '{}'; -- names of files
