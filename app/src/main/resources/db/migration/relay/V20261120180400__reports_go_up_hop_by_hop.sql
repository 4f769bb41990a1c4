-- Each holder has a dossier of its own. What joins two dossiers belongs to the hop that handed it on; what joins a
-- dossier to the reporter's series belongs to the first hop. No row of a later hop names an earlier one than its sender.
create schema relay;

create table relay.dossier (
    id        uuid        primary key,
    holder    text        not null,
    tier      text        not null check (tier in ('SECRETARIAT', 'MINISTRY', 'CENTRE')),
    sender    text        not null,                  -- the hop before
    occasion  text        not null check (occasion in ('REAL', 'DRILL')),
    language  text        not null check (language in ('JA', 'EN')),
    sector    text,
    number    int,                                   -- R<number>, once it has come back to this hop
    state     text        not null check (state in ('HELD', 'ANONYMISING', 'RETURNED', 'PASSED_ON', 'WAITING',
                                                    'RECEIVED', 'ANALYSING', 'USED', 'CLOSED', 'WITHDRAWN')),
    opened_at timestamptz not null,
    moved_at  timestamptz not null
);

create index dossier_list on relay.dossier (holder, moved_at desc, id);
create unique index dossier_number on relay.dossier (occasion, number) where tier = 'CENTRE';

create table relay.entry (
    id          uuid        primary key,
    dossier     uuid        not null references relay.dossier,
    ordinal     int         not null check (ordinal >= 1),
    revision    int         not null check (revision >= 1),
    kind        text        not null check (kind in ('FIRST', 'FOLLOW_UP', 'CORRECTION', 'WITHDRAWAL')),
    state       text        not null check (state in ('HELD', 'ANONYMISING', 'RETURNED', 'PASSED_ON', 'WAITING', 'RECEIVED')),
    content     jsonb       not null,                -- as this holder got it; never changed
    tlp         text        not null check (tlp in ('RED', 'AMBER', 'GREEN', 'CLEAR')),
    importance  text        check (importance in ('WARNING', 'ATTENTION', 'REFERENCE')),
    title       text        not null,
    trail       jsonb       not null,                -- the hops before, as far as this holder may know them
    received_at timestamptz not null,
    passed_on_at timestamptz,
    return_note text,
    unique (dossier, ordinal, revision)
);

-- The secretariat's copy on its way: each suggested or own redaction with its decision.
create table relay.copy (
    entry       uuid        primary key references relay.entry,
    edition     int         not null,
    begun_at    timestamptz not null,
    begun_by    bigint      not null
);

create table relay.redaction (
    id          uuid        primary key,
    entry       uuid        not null references relay.copy,
    position    int         not null,
    field       text        not null,
    found       text,                                -- null: the whole field
    replacement text        not null,
    reason      text        not null,                -- why it was suggested: a message key
    decision    text        not null check (decision in ('UNDECIDED', 'ACCEPTED', 'REJECTED')),
    decided_by  bigint,
    decided_at  timestamptz,
    unique (entry, position)
);

-- What was handed on, kept by the hop that handed it on.
create table relay.outgoing (
    id            bigint generated always as identity primary key,
    entry         uuid        not null references relay.entry,
    holder        text        not null,
    content       jsonb       not null,
    handed_on_by  bigint      not null,
    handed_on_at  timestamptz not null,
    taken_back_at timestamptz                        -- the next hop returned it
);

create unique index outgoing_now on relay.outgoing (entry) where taken_back_at is null;

-- From the sender's dossier to the receiver's: the sender's secret.
create table relay.handover (
    holder       text       not null,                -- whose secret it is
    from_dossier uuid       primary key references relay.dossier,
    to_dossier   uuid       not null unique references relay.dossier
);

-- From the reporter's series to the first hop's dossier: the first hop's secret.
create table relay.origin (
    holder  text            not null,
    dossier uuid            primary key references relay.dossier,
    series  uuid            not null unique
);

-- Taken last in a transaction, so that numbers are gapless and the lock is short.
create table relay.counter (
    kind     text           not null check (kind in ('R', 'T')),
    occasion text           not null check (occasion in ('REAL', 'DRILL')),
    last     int            not null,
    primary key (kind, occasion)
);

insert into relay.counter (kind, occasion, last)
values ('R', 'REAL', 0), ('R', 'DRILL', 0), ('T', 'REAL', 0), ('T', 'DRILL', 0);
