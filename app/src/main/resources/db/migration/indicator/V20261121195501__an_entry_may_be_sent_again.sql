-- A program that lost the answer sends the same entry again, with the key it chose (Idempotency-Key): it is kept once, and the
-- same source is named. As with reports, keys are remembered for a week.
create table indicator.entry_key (
    person  bigint      not null,
    key     text        not null,
    request bytea       not null,    -- SHA-256 of what was entered
    source  uuid        not null references indicator.source on delete cascade,
    holder  text        not null,    -- the organisation of the person
    at      timestamptz not null,
    primary key (person, key)
);

create index on indicator.entry_key (at);

alter table indicator.entry_key enable row level security;
create policy own on indicator.entry_key using ((select platform.viewer()) in (holder, '*'));
