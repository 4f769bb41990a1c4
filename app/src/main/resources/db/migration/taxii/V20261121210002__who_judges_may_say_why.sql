-- Why something was let in or turned away is asked later, by others than those who decided; and what was decided is looked
-- through, the latest first.
alter table taxii.judged add column reason text not null default '';
create index judged_at on taxii.judged (at desc, collection, id);
