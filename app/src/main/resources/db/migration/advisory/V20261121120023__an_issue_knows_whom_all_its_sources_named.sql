-- Bodies outside the scope of the marking that may have an issue, because the originator of every report it rests on named
-- them (table 5, note 1). Settled when it is issued; which report that was, is the centre's secret.
alter table advisory.issue add column added text[] not null default '{}';
