-- When the centre needs to share further than the source allowed, it asks the source along the report's own path, one hop
-- after the other in its own words, so that an anonymous source stays so (handbook II.3.1). Each question is known to its
-- two sides only; which one a hop passed it down as is known to that hop.
create table relay.negotiation (
    id          uuid        primary key,
    asker       text        not null,
    asked       text        not null,
    dossier     uuid        not null references relay.dossier, -- the asker's
    place       uuid        not null,                          -- the dossier, or own report, of the one asked
    wanted      text        not null check (wanted in ('AMBER', 'GREEN', 'CLEAR')),
    reason      text        not null,
    asked_by    bigint      not null,
    asked_at    timestamptz not null,
    passed_as   uuid        references relay.negotiation,
    outcome     text        check (outcome in ('GRANTED', 'NARROWED', 'REFUSED')),
    granted     text        check (granted in ('AMBER', 'GREEN', 'CLEAR')),
    words       text,
    answered_by bigint,
    answered_at timestamptz,
    check (asker <> asked),
    check ((outcome is null) = (answered_at is null)),
    check ((granted is not null) = (outcome in ('GRANTED', 'NARROWED') and outcome is not null))
);

-- one question at a time
create unique index on relay.negotiation (dossier) where outcome is null;
create index on relay.negotiation (place, asked_at);
create index on relay.negotiation (passed_as);

alter table relay.negotiation enable row level security;
create policy two_sides on relay.negotiation
    using ((select platform.viewer()) in (asker, asked, '*'));
