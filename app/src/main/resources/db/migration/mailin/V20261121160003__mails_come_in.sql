-- Mails that have come in, each with what became of it, kept before the sender's server is told that we have them.
create schema mailin;

create table mailin.mail (
    id          uuid        primary key,
    fingerprint text        not null unique,           -- of everything but the trace the servers leave: twice is once
    way         text        not null check (way in ('IMAP', 'SMTP')),
    arrived_at  timestamptz not null,
    size        integer     not null,                  -- in bytes, as it came
    raw         bytea       not null,                  -- of one that is too long, the head alone
    state       text        not null check (state in ('DRAFTED', 'ANSWERED', 'RETURNED', 'AUTOMATIC', 'SUSPICIOUS',
                                                      'QUARANTINED', 'TO_READ', 'REFUSED', 'DISCARDED')),
    reason      text,                                  -- why it is where it is
    desk        text        not null,                  -- whose people see to it
    claimed     text,                                  -- the organisation it seems to come from
    proof       text        check (proof in ('SIGNATURE', 'DKIM', 'ADDRESS')),
    sender      text,                                  -- the address in From
    subject     text,
    drafts      uuid[]      not null default '{}',     -- the series begun with it
    revision    integer     not null default 1,
    decided_by  bigint,
    decided_at  timestamptz,
    decision    text,                                  -- the reason somebody gave
    taken_over  timestamptz,                           -- a suspicious one: when the room that analyses took it
    check ((state in ('QUARANTINED', 'REFUSED')) <= (reason is not null)),
    check ((state = 'DISCARDED') <= (decided_by is not null))
);

create index mail_at_desk on mailin.mail (desk, state, arrived_at desc, id);
create index mail_suspicious on mailin.mail (arrived_at) where state = 'SUSPICIOUS' and taken_over is null;

-- Like a report, what may tell who reported is seen by the desk it lies with, and by nobody further up.
alter table mailin.mail enable row level security;
create policy desk on mailin.mail using ((select platform.viewer()) in (desk, '*'));

-- What is written back to registered addresses: that a draft waits, and how much of the file could not be read.
create table mailin.reply (
    id            uuid        primary key,
    mail          uuid        not null references mailin.mail,
    address       text        not null,
    language      text        not null check (language in ('JA', 'EN')),
    message       text        not null check (message in ('DRAFTED', 'UNREADABLE')),
    problems      integer     not null,
    unread        integer     not null,
    link          text        not null,
    due_at        timestamptz not null,
    claimed_until timestamptz,
    attempts      integer     not null default 0,
    state         text        not null check (state in ('WAITING', 'HANDED', 'DEAD'))
);

create index reply_due on mailin.reply (due_at) where state = 'WAITING';

alter table mailin.reply enable row level security;
create policy house on mailin.reply using ((select platform.viewer()) = '*');

-- The certificates with which people sign their mails. What is on file is believed, whoever issued it.
create table mailin.certificate (
    fingerprint  text        primary key,              -- SHA-256 of the certificate
    organisation text        not null,
    person       bigint      not null,
    certificate  bytea       not null,
    not_after    timestamptz not null,
    entered_by   bigint      not null,
    entered_at   timestamptz not null
);

create index certificate_of_person on mailin.certificate (person);

alter table mailin.certificate enable row level security;
create policy own on mailin.certificate using ((select platform.viewer()) in (organisation, '*'));
