-- Whom the originator named beside the marking's scope (table 5, note 1), as this holder got it.
alter table relay.entry add column added text[] not null default '{}';
