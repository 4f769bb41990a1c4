-- Partners with TAXII servers of their own want what the centre tells without asking for it: advisories are handed to them as
-- objects. What was handed over is kept by its version, so that a recall reaches whoever may have it, and nothing is lost when
-- the program stops in the middle.

-- What is handed to a peer, beside what is fetched from it.
create table exchange.push (
    peer        uuid        primary key references exchange.peer,
    collection  text        not null,           -- the one written to
    reach       text        not null check (reach in ('PUBLIC', 'COMMUNITY')),
    occasion    text        not null check (occasion in ('REAL', 'DRILL')),
    active      boolean     not null,
    revision    int         not null,
    changed_by  bigint      not null,
    changed_at  timestamptz not null,
    place       timestamptz not null,           -- what came into the feed later is to be handed over
    due_at      timestamptz not null,           -- when it has its turn; while it has, when another node may take it
    asked_at    timestamptz,
    answered_at timestamptz,                    -- when it last took something
    request     text,                           -- what it took and has not told the outcome of, in its words
    failures    int         not null default 0, -- in a row
    failure     text,
    detail      text,
    check ((failures = 0) = (failure is null))
);
create index push_due on exchange.push (due_at) where active;

-- The versions of objects that are to be handed over, and what became of each.
create table exchange.handed (
    peer    uuid        not null references exchange.peer,
    object  text        not null,
    version timestamptz not null,
    added   timestamptz not null,               -- its place in the feed
    state   text        not null check (state in ('WAITING', 'UNDERWAY', 'SENT', 'REFUSED', 'GONE')),
    request text,
    fault   text,
    at      timestamptz not null,               -- since when it is so
    primary key (peer, object, version),
    check ((state = 'REFUSED') = (fault is not null))
);
create index handed_waiting on exchange.handed (peer, added) where state in ('WAITING', 'UNDERWAY');

alter table exchange.push enable row level security;
create policy centre on exchange.push using ((select platform.is_centre()) or (select platform.viewer()) = '*');
alter table exchange.handed enable row level security;
create policy centre on exchange.handed using ((select platform.is_centre()) or (select platform.viewer()) = '*');

-- A peer that is only written to has no collection to read.
alter table exchange.peer drop constraint peer_root_collection_key;
create unique index peer_is_read_once on exchange.peer (root, collection) where collection <> '';
