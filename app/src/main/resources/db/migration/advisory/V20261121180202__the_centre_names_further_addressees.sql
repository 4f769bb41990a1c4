-- Bodies outside the scope of the marking that the centre itself names for an issue (table 5, note 1): agencies it agreed with
-- beforehand. Kept apart from those the sources' originators named, which is theirs and is told to nobody.
alter table advisory.issue add column named text[] not null default '{}';
