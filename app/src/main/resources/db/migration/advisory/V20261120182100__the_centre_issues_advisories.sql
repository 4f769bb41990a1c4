-- An advisory (情報提供) keeps its number for good; each issue of it (T58, T58-2) is drafted, approved and issued on its
-- own. What was saved is never overwritten: every save adds a version.
create schema advisory;

create table advisory.series (
    id        uuid        primary key,
    occasion  text        not null check (occasion in ('REAL', 'DRILL')),
    language  text        not null check (language in ('JA', 'EN')),
    number    int,                                   -- T<number>, from the first issue on
    opened_by bigint      not null,
    opened_at timestamptz not null,
    unique (occasion, number)
);

create table advisory.issue (
    id            uuid        primary key,
    series        uuid        not null references advisory.series,
    ordinal       int         not null check (ordinal >= 1),    -- 第n報
    state         text        not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'SUPERSEDED', 'RECALLED')),
    edition       int         not null check (edition >= 1),    -- the latest version; a stale save is refused
    title         text        not null,                         -- these three: of the latest version, for lists
    importance    text        check (importance in ('WARNING', 'ATTENTION', 'REFERENCE')),
    tlp           text        check (tlp in ('RED', 'AMBER', 'GREEN', 'CLEAR')),
    drafted_by    bigint      not null,
    drafted_at    timestamptz not null,
    issued_by     bigint,
    issued_at     timestamptz,
    due_at        timestamptz,                                  -- by when everybody should have confirmed
    recalled_by   bigint,
    recalled_at   timestamptz,
    recall_reason text,
    moved_at      timestamptz not null,
    unique (series, ordinal),
    check ((state in ('ISSUED', 'SUPERSEDED', 'RECALLED')) = (issued_at is not null)),
    check ((state = 'RECALLED') = (recalled_at is not null))
);

-- one draft at a time in a series
create unique index issue_draft on advisory.issue (series) where state in ('DRAFT', 'IN_REVIEW', 'APPROVED');
create index issue_list on advisory.issue (moved_at desc, id);

create table advisory.version (
    issue    uuid        not null references advisory.issue,
    edition  int         not null check (edition >= 1),
    title    text        not null,
    fields   jsonb       not null,                   -- field ids of advisory-form.yaml, without what the program fills in
    annexes  uuid[]      not null,
    saved_by bigint      not null,
    saved_at timestamptz not null,
    primary key (issue, edition)
);

-- Which reports a version rests on: the centre's secret. No other table leads from an issue to a report.
create table advisory.source (
    issue   uuid         not null,
    edition int          not null,
    dossier uuid         not null,
    primary key (issue, edition, dossier),
    foreign key (issue, edition) references advisory.version
);

-- Files that go with an advisory (別紙); a file is never changed, a version lists the ones it has.
create table advisory.annex (
    id         uuid        primary key,
    series     uuid        not null references advisory.series,
    name       text        not null,
    media_type text        not null,
    size       int         not null check (size between 1 and 10485760),
    content    bytea       not null,
    added_by   bigint      not null,
    added_at   timestamptz not null
);

alter table advisory.annex alter column content set storage external;

-- Each time a draft was put before a second officer, and what that officer said.
create table advisory.review (
    id           uuid        primary key,
    issue        uuid        not null references advisory.issue,
    edition      int         not null,
    submitted_by bigint      not null,
    submitted_at timestamptz not null,
    outcome      text        check (outcome in ('APPROVED', 'RETURNED')),
    judged_by    bigint,
    judged_at    timestamptz,
    note         text,
    check ((outcome is null) = (judged_at is null))
);

create index on advisory.review (issue, submitted_at);
create unique index on advisory.review (issue) where outcome is null;
