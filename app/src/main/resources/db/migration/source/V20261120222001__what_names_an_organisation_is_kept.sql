-- What names an organisation and the registry has no place for: what else it is called, how that is read, its services and
-- systems, its contractors. The organisation itself and its secretariat keep it. Removed ones stay on record.
create schema source;

create table source.identifier (
    id           uuid        primary key,
    organisation text        not null,
    kind         text        not null check (kind in ('NAME', 'READING', 'ALIAS', 'SERVICE', 'SYSTEM', 'CONTRACTOR', 'PERSON',
                                                      'MAIL', 'TELEPHONE', 'DOMAIN', 'NETWORK')),
    text         text        not null check (length(text) between 2 and 200),
    added_by     bigint      not null,
    added_at     timestamptz not null,
    removed_by   bigint,
    removed_at   timestamptz,
    check ((removed_by is null) = (removed_at is null))
);

create unique index identifier_now on source.identifier (organisation, kind, text) where removed_at is null;
