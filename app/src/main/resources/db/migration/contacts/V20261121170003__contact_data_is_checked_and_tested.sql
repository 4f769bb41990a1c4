-- Contact data is only as good as the last time somebody said so: who was asked, when, and what they answered.
create schema contacts;

-- A check of contact data (一斉確認), or a test of the ways to people (連絡試験).
create table contacts.checking (
    id         uuid        primary key,
    kind       text        not null check (kind in ('CHECK', 'TEST')),
    starter    text        not null,
    started_by bigint,                            -- null: by the yearly plan
    started_at timestamptz not null,
    deadline   timestamptz not null,
    scope      text        not null check (scope in ('ORGANISATION', 'CEPTOAR', 'SECTORS', 'ALL')),
    about      text,                              -- the organisation of a scope of one
    due_at     timestamptz,                       -- of the next reminder
    reminders  smallint    not null default 0,
    ended_at   timestamptz,
    year       smallint    unique                 -- of the yearly check
);

create index checking_due on contacts.checking (due_at) where due_at is not null;

-- A person (or the desk, when person is null) asked whether what is recorded is right, or by one of their means.
create table contacts.asked (
    id           uuid        primary key,
    check_of     uuid        not null references contacts.checking,
    organisation text        not null,
    ceptoar      text,
    person       bigint,
    means        text        not null check (means in ('MAIL', 'WEBHOOK', 'FAX', 'TELEPHONE')),
    address      text        not null,            -- as it was then; '' when there was none
    language     text        not null check (language in ('JA', 'EN')),
    watchers     text[]      not null,            -- who sees how it went: the starter and those above
    asked_at     timestamptz not null,
    answer       text        not null check (answer in ('NONE', 'CONFIRMED', 'CHANGED', 'MOVED', 'FAILED')),
    cause        text,
    answered_at  timestamptz,
    answered_by  bigint,                          -- null: by the link, without signing in
    check ((answer = 'NONE') = (answered_at is null)),
    check ((answer = 'FAILED') <= (cause is not null)),
    unique nulls not distinct (check_of, organisation, person, means)
);

create index asked_of_check on contacts.asked (check_of, ceptoar, organisation);
create index asked_of_party on contacts.asked (organisation, person, answered_at desc);

-- What people said of their data without being asked; the latest holds.
create table contacts.said (
    organisation text        not null,
    person       bigint,                          -- null: the desk
    watchers     text[]      not null,
    at           timestamptz not null,
    unique nulls not distinct (organisation, person)
);

-- Somebody who has moved names who comes after them; it holds once somebody above has agreed.
create table contacts.handover (
    id           uuid        primary key,
    organisation text        not null,
    person       bigint      not null,            -- who leaves
    watchers     text[]      not null,
    name         text        not null,            -- who comes
    email        text        not null,
    phone        text        not null,
    last_day     date        not null,            -- of who leaves
    state        text        not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    proposed_at  timestamptz not null,
    decided_by   bigint,
    decided_at   timestamptz,
    check ((state = 'PROPOSED') = (decided_at is null))
);

create index handover_open on contacts.handover (organisation) where state = 'PROPOSED';

-- Emergency desks (緊急窓口): which number is answered when.
create table contacts.desk (
    id           uuid        primary key,
    organisation text        not null,
    name         text        not null,
    number       text        not null,
    backup       text,                            -- the number when nobody answers
    language     text        not null,            -- in words: 日本語、英語
    days         text        not null check (days in ('WEEKDAYS', 'HOLIDAYS', 'EVERY_DAY')),
    opens        time        not null,
    closes       time        not null,            -- at or before opens means the following day
    rank         smallint    not null,
    changed_by   bigint      not null,
    changed_at   timestamptz not null
);

create index desk_of on contacts.desk (organisation, rank);

-- What the links of mails are signed with.
create table contacts.signing (
    single boolean primary key default true check (single),
    secret bytea   not null
);

alter table contacts.checking enable row level security;
alter table contacts.asked enable row level security;
create policy own_or_watched on contacts.asked
    using ((select platform.viewer()) in (organisation, '*') or (select platform.viewer()) = any (watchers));
create policy starter_or_asked on contacts.checking
    using ((select platform.viewer()) in (starter, '*')
           or exists (select from contacts.asked a where a.check_of = checking.id));
alter table contacts.said enable row level security;
create policy own_or_watched on contacts.said
    using ((select platform.viewer()) in (organisation, '*') or (select platform.viewer()) = any (watchers));
alter table contacts.handover enable row level security;
create policy own_or_watched on contacts.handover
    using ((select platform.viewer()) in (organisation, '*') or (select platform.viewer()) = any (watchers));
-- whom to ring in an emergency is no secret among those who take part
alter table contacts.desk enable row level security;
create policy everybody_reads on contacts.desk for select using ((select platform.viewer()) <> '');
create policy own_writes on contacts.desk
    using ((select platform.viewer()) in (organisation, '*')) with check ((select platform.viewer()) in (organisation, '*'));
alter table contacts.signing enable row level security;
create policy house on contacts.signing using ((select platform.viewer()) = '*');
