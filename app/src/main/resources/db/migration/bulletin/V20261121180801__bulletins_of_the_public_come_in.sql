-- What JVN, vendors and others publish of vulnerabilities is read at the centre: where it comes from, when each place is
-- asked next, and what it said, with what it said before.
create schema bulletin;

-- A place that is asked.
create table bulletin.source (
    id            uuid        primary key,
    name          text        not null,
    kind          text        not null check (kind in ('CSAF', 'JVNRSS', 'FEED')),
    address       text        not null unique,
    every_minutes int         not null check (every_minutes between 15 and 10080),
    since         date        not null,           -- CSAF: documents that last changed earlier are not fetched
    active        boolean     not null,
    revision      int         not null,
    changed_by    bigint      not null,
    changed_at    timestamptz not null,
    due_at        timestamptz not null,           -- when it is asked next; while it is being asked, when another node may
    asked_at      timestamptz,
    answered_at   timestamptz,                    -- when it last answered as it should
    failures      int         not null default 0, -- in a row
    failure       text,                           -- why it failed last; none while all is well
    detail        text,                           -- what the log says of it: HTTP 404
    etag          text,
    last_modified text,
    check ((failures = 0) = (failure is null))
);

create index source_due on bulletin.source (due_at) where active;

-- What a place has published under one identity; what it says now stands in the latest version.
create table bulletin.bulletin (
    id           uuid        primary key,
    source       uuid        references bulletin.source, -- null: somebody of the centre put it in
    key          text        not null,
    edition      int         not null check (edition >= 1),
    title        text        not null,
    cves         text[]      not null,
    search       text        not null,            -- folded words to be found by
    published_at timestamptz,
    updated_at   timestamptz,
    changed_at   timestamptz not null,            -- when the latest version was taken in
    unique nulls not distinct (source, key)
);

create index bulletin_list on bulletin.bulletin (changed_at desc, id desc);
create index bulletin_cves on bulletin.bulletin using gin (cves);

-- What was said is never overwritten.
create table bulletin.version (
    bulletin uuid        not null references bulletin.bulletin,
    edition  int         not null,
    content  jsonb       not null,
    digest   text        not null,
    taken_at timestamptz not null,
    taken_by bigint,                              -- null: by a round
    primary key (bulletin, edition)
);

-- Which documents of a CSAF provider were fetched, so that only what changed is fetched again.
create table bulletin.document (
    source  uuid        not null references bulletin.source,
    address text        not null,
    stamp   text        not null,                 -- when it changed, as the provider writes it
    fault   text,                                 -- why it was not taken in
    at      timestamptz not null,
    primary key (source, address)
);

-- Which drafts were begun from a bulletin, so that nobody begins the same twice.
create table bulletin.drafted (
    bulletin uuid        not null references bulletin.bulletin,
    advisory uuid        not null,
    by       bigint      not null,
    at       timestamptz not null,
    primary key (bulletin, advisory)
);

alter table bulletin.source enable row level security;
create policy centre on bulletin.source
    using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table bulletin.bulletin enable row level security;
create policy centre on bulletin.bulletin
    using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table bulletin.version enable row level security;
create policy centre on bulletin.version
    using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table bulletin.document enable row level security;
create policy centre on bulletin.document
    using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table bulletin.drafted enable row level security;
create policy centre on bulletin.drafted
    using ((select platform.is_centre()) or (select platform.viewer()) = '*');
