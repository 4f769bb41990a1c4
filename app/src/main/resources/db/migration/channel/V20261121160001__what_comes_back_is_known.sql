-- A mail that was handed on may still come back. Whoever cannot be reached any more is known by then, so that somebody puts
-- the address right.
create table channel.failing (
    organisation text        not null,
    person       bigint,                                -- null: the desk
    address      text        not null,
    cause        text        not null,
    since        timestamptz not null,
    last_at      timestamptz not null,
    times        integer     not null default 1,
    unique nulls not distinct (organisation, person, address)
);

alter table channel.failing enable row level security;
create policy own on channel.failing using ((select platform.viewer()) in (organisation, '*'));

-- bounces of systems that quote nothing are matched by the address
create index message_to_address on channel.message (lower(address), handed_at desc) where means = 'MAIL';
