-- Mails may be encrypted for their reader, with a certificate or key that ends one day; nobody is to learn of that by mails
-- that no longer come.

-- What a person, or the desk (person is null), may be written to with. The last one entered that is good today is used.
create table channel.key (
    id           uuid        primary key,
    organisation text        not null,
    person       bigint,
    medium       text        not null check (medium in ('SMIME', 'OPENPGP')),
    fingerprint  text        not null,
    encoded      bytea       not null,
    address      text        not null,             -- the one it was checked against
    valid_from   timestamptz not null,
    valid_until  timestamptz,                      -- null: it does not say
    revoked_at   timestamptz,                      -- when somebody said that it must not be used any more
    entered_at   timestamptz not null,
    entered_by   bigint      not null,
    warned       smallint    not null default 0,   -- which of the warnings of its end have gone out
    unique nulls not distinct (organisation, person, fingerprint)
);
create index key_ends on channel.key (valid_until) where revoked_at is null;
alter table channel.key enable row level security;
create policy own on channel.key using ((select platform.viewer()) in (organisation, '*'));

-- How a mail went out that somebody has a key for: encrypted, or without content because that could not be.
create table channel.sealing (
    message uuid        primary key references channel.message on delete cascade,
    medium  text        check (medium in ('SMIME', 'OPENPGP')),
    content boolean     not null,
    cause   text,
    at      timestamptz not null,
    check ((medium is null) = (cause is not null)),
    check (content <= (medium is not null))
);
alter table channel.sealing enable row level security;
create policy with_its_message on channel.sealing
    using (exists (select from channel.message m where m.id = message));

-- and one more reason to write to somebody
alter table channel.message drop constraint message_reason_check;
alter table channel.message add constraint message_reason_check
    check (reason in ('NEW', 'REMINDER', 'ESCALATION', 'TEST', 'CONTACT', 'KEY'));
