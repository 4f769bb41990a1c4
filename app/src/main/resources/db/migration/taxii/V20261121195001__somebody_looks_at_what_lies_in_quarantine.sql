-- What comes in from machines of others is let in or turned away by a person of the centre. What was said of a version holds
-- however often it is sent again, so it is kept apart from the entry.
create table taxii.judged (
    collection   int         not null references taxii.collection,
    id           text        not null,
    spec_version text        not null,
    version      timestamptz not null,
    verdict      text        not null check (verdict in ('LET_IN', 'TURNED_AWAY')),
    outcome      uuid,                    -- what was made of it; none where nothing was
    by           bigint      not null,
    at           timestamptz not null,
    primary key (collection, id, spec_version, version)
);

alter table taxii.judged enable row level security;
create policy centre on taxii.judged using ((select platform.is_centre()) or (select platform.viewer()) = '*');
