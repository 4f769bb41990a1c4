-- To whom an issue is to go, as a tree: centre, ministry desk, secretariat, operator. Written when it is issued and
-- brought up to date when a hop passes on, so that reach is measured against whom it was meant for.
create table advisory.addressee (
    issue           uuid        not null references advisory.issue,
    organisation    text        not null,
    tier            text        not null check (tier in ('MINISTRY', 'SECRETARIAT', 'OPERATOR')),
    via             text        not null,            -- the hop above
    left_out_reason text,                            -- why the hop above did not pass it on (未展開)
    left_out_by     bigint,
    left_out_at     timestamptz,
    primary key (issue, organisation),
    check ((left_out_reason is null) = (left_out_at is null))
);

create index on advisory.addressee (issue, via);

-- When a hop passed an issue on, and whether somebody did or its setting.
create table advisory.passing (
    issue     uuid        not null references advisory.issue,
    holder    text        not null,
    manner    text        not null check (manner in ('BY_HAND', 'AUTOMATIC')),
    passed_by bigint,                                -- null: automatic
    passed_at timestamptz not null,
    finished  boolean     not null                   -- nobody of the next hop is left without it or a reason
);

create index on advisory.passing (issue, holder);

-- Whether a ministry desk or secretariat passes advisories on at once (自動展開); without a row: by hand.
create table advisory.onward (
    organisation text        primary key,
    manner       text        not null check (manner in ('BY_HAND', 'AUTOMATIC')),
    set_by       bigint      not null,
    set_at       timestamptz not null
);
