-- A draft that will never be issued is put away: it stays on record with who did it and when, and nobody meets it any
-- more. The next report of its series takes its place.
alter table advisory.issue drop constraint issue_state_check;
alter table advisory.issue add constraint issue_state_check
    check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'SUPERSEDED', 'RECALLED', 'DISCARDED'));
alter table advisory.issue drop constraint issue_series_ordinal_key;
create unique index issue_series_ordinal on advisory.issue (series, ordinal) where state <> 'DISCARDED';
alter table advisory.issue add column discarded_by bigint;
alter table advisory.issue add constraint issue_discarded_check
    check ((state = 'DISCARDED') = (discarded_by is not null));
