-- A report series belongs to the organisation that tells it; a returned report comes again as a new revision, so that
-- what was submitted is never overwritten.
create schema report;

create table report.series (
    id           uuid        primary key,
    organisation text        not null,               -- who reports: known here and at the first hop only
    occasion     text        not null check (occasion in ('REAL', 'DRILL')),
    language     text        not null check (language in ('JA', 'EN')),
    grounds      text        not null check (grounds in ('REQUIRED_BY_LAW', 'SERIOUS_IMPACT', 'OWN_JUDGEMENT')),
    route        text        not null check (route in ('SECRETARIAT', 'MINISTRY', 'CENTRE')),
    addressee    text,                               -- the first hop; null until the first report is submitted
    state        text        not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'WITHDRAWN', 'DISCARDED')),
    number       text,                               -- what the centre gave and the path brought back
    opened_by    bigint      not null,
    opened_at    timestamptz not null
);

create index on report.series (organisation, opened_at desc);

create table report.report (
    series       uuid        not null references report.series,
    ordinal      int         not null check (ordinal >= 1),    -- 第n報
    revision     int         not null check (revision >= 1),   -- sent again after a return
    kind         text        not null check (kind in ('FIRST', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL')),
    door         text        not null check (door in ('WEB', 'XLSX', 'API', 'EMAIL', 'PHONE', 'FAX')),
    state        text        not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED')),
    content      jsonb       not null,                         -- field ids of report-form.yaml
    reading      jsonb,                                        -- what an importer could not place, until submission
    edition      int         not null,                         -- counts saves of a draft; a stale save is refused
    saved_at     timestamptz not null,
    saved_by     bigint      not null,
    submitted_at timestamptz,
    submitted_by bigint,
    primary key (series, ordinal, revision)
);

-- one draft at a time in a series
create unique index on report.report (series) where state = 'DRAFT';

create table report.progress (
    id       bigint generated always as identity primary key,
    series   uuid        not null references report.series,
    ordinal  int         not null,
    step     text        not null check (step in ('SUBMITTED', 'OPENED', 'RETURNED', 'PASSED_ON', 'NUMBERED',
                                                  'UNDER_ANALYSIS', 'USED', 'CLOSED', 'WITHDRAWN')),
    holder   text        not null,                   -- who has it after the step
    note     text,                                   -- the reason of a return, in the words of who returned it
    at       timestamptz not null
);

create index on report.progress (series, id);
