-- How people are told of what waits in their inbox, and what has come of it.
create schema channel;

-- What an organisation's desk (person is null) or one of its people has chosen. Whoever has chosen nothing has no row; the
-- usual choices are those of Choice.Table.USUAL.
create table channel.choice (
    organisation text    not null,
    person       bigint,
    importance   text    not null check (importance in ('WARNING', 'ATTENTION', 'REFERENCE')),
    open         boolean not null,                    -- inside working hours
    means        text[]  not null check (means <@ array['MAIL', 'WEBHOOK', 'FAX', 'TELEPHONE']),
    pace         text    not null check (pace in ('AT_ONCE', 'DIGEST')),
    unique nulls not distinct (organisation, person, importance, open)
);

create table channel.hours (
    organisation text       not null,
    person       bigint,
    days         smallint[] not null check (cardinality(days) > 0 and days <@ '{1,2,3,4,5,6,7}'::smallint[]),
    opens        time       not null,
    closes       time       not null,
    unique nulls not distinct (organisation, person)
);

-- Who stands in for a person, in this order; from and to are the days on which the person is away.
create table channel.deputy (
    organisation text     not null,
    person       bigint   not null,
    deputy       bigint   not null check (deputy <> person),
    rank         smallint not null,
    primary key (organisation, person, deputy),
    unique (organisation, person, rank)
);

create table channel.absence (
    organisation text   not null,
    person       bigint not null,
    first_day    date   not null,
    last_day     date   not null check (last_day >= first_day),
    primary key (organisation, person, first_day)
);

-- One parcel made known to one person or desk by one means. It holds nothing of what the parcel carries but what may stand
-- on an envelope.
create table channel.message (
    id            uuid        primary key,
    parcel        uuid,                                -- null for a test of the way
    reason        text        not null check (reason in ('NEW', 'REMINDER', 'ESCALATION', 'TEST')),
    step          smallint    not null default 0,
    sender        text        not null,                -- who handed the parcel over
    organisation  text        not null,
    person        bigint,                              -- null: the desk
    means         text        not null check (means in ('MAIL', 'WEBHOOK', 'FAX', 'TELEPHONE')),
    address       text        not null,
    language      text        not null check (language in ('JA', 'EN')),
    pace          text        not null check (pace in ('AT_ONCE', 'DIGEST')),
    occasion      text        not null check (occasion in ('REAL', 'DRILL')),
    tlp           text        not null,
    importance    text,
    number        text,
    task          text        not null,
    link          text        not null,
    created_at    timestamptz not null,
    due_at        timestamptz not null,                -- not before; the next try after one that failed
    state         text        not null check (state in ('WAITING', 'HANDED', 'DELIVERED', 'DEAD', 'NEEDLESS')),
    attempts      smallint    not null default 0,
    claimed_until timestamptz,                         -- somebody is at it; after that time they are taken for dead
    handed_at     timestamptz,                         -- when the next in line took it
    ended_at      timestamptz,                         -- when its fate was known
    cause         text,                                -- why the last try failed
    said          text,                                -- what the other side said, without addresses
    check ((state = 'DEAD') <= (cause is not null)),
    unique nulls not distinct (parcel, reason, step, organisation, person, means, address)
);

create index message_due on channel.message (means, due_at, id) where state = 'WAITING';
create index message_of_parcel on channel.message (parcel);
create index message_dead on channel.message (ended_at desc, id) where state = 'DEAD';

-- Every try that failed; the one that did not stands with the message.
create table channel.attempt (
    message uuid        not null references channel.message on delete cascade,
    at      timestamptz not null,
    cause   text        not null,
    said    text        not null,
    primary key (message, at)
);

-- What somebody chose is theirs; a message belongs to who is told and who sent the parcel.
alter table channel.choice enable row level security;
create policy own on channel.choice using ((select platform.viewer()) in (organisation, '*'));
alter table channel.hours enable row level security;
create policy own on channel.hours using ((select platform.viewer()) in (organisation, '*'));
alter table channel.deputy enable row level security;
create policy own on channel.deputy using ((select platform.viewer()) in (organisation, '*'));
alter table channel.absence enable row level security;
create policy own on channel.absence using ((select platform.viewer()) in (organisation, '*'));
alter table channel.message enable row level security;
create policy told_or_sent on channel.message using ((select platform.viewer()) in (organisation, sender, '*'));
alter table channel.attempt enable row level security;
create policy with_its_message on channel.attempt
    using (exists (select from channel.message m where m.id = message));
