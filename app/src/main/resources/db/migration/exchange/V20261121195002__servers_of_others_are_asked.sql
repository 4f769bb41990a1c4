-- The centre fetches threat information from TAXII servers of others: where each stands, how far it has been read, and what
-- of it could not be taken.
create schema exchange;

-- A collection on somebody else's server.
create table exchange.peer (
    id            uuid        primary key,
    name          text        not null,
    root          text        not null,           -- the API root, with the slash at its end
    collection    text        not null,
    sign_in       text        not null check (sign_in in ('NONE', 'BASIC', 'BEARER')),
    account       text        not null,           -- for BASIC
    secret        bytea,                          -- password or token, sealed with the key in the data folder
    markings      text        not null,           -- their markings and ours, a line for each
    every_minutes int         not null check (every_minutes between 5 and 10080),
    active        boolean     not null,
    revision      int         not null,
    changed_by    bigint      not null,
    changed_at    timestamptz not null,
    due_at        timestamptz not null,           -- when it is asked next; while it is being asked, when another node may
    asked_at      timestamptz,
    answered_at   timestamptz,                    -- when it last answered as it should
    failures      int         not null default 0, -- in a row
    failure       text,
    detail        text,                           -- what the other side said: HTTP 404
    after         timestamptz,                    -- what was added later is asked for
    reached       timestamptz,                    -- what was added last of what came
    next          text,                           -- where its list goes on, in its words; none at the end
    barren        int         not null default 0, -- pages in a row with nothing new
    taken         bigint      not null default 0, -- objects in all
    unique (root, collection),
    check ((failures = 0) = (failure is null))
);
create index peer_due on exchange.peer (due_at) where active;

-- Objects that could not be taken, and why; the latest of each peer.
create table exchange.refused (
    peer   uuid        not null references exchange.peer,
    object text        not null,                  -- its id, or its place on the page
    fault  text        not null,
    at     timestamptz not null,
    primary key (peer, object)
);

alter table exchange.peer enable row level security;
create policy centre on exchange.peer using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table exchange.refused enable row level security;
create policy centre on exchange.refused using ((select platform.is_centre()) or (select platform.viewer()) = '*');
