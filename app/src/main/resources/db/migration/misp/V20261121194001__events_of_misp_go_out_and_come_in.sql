-- Instances of MISP ask for events and send some. What goes out is made of advisories when it is asked for; what came in is kept
-- here as it came, as far as the core format has a place for it, for the organisation that brought it and nobody else.
create schema misp;

-- By this number the events of this house are told from those of any other, such as the one it is tried out with.
create table misp.house (
    id     uuid    not null default gen_random_uuid(),
    single boolean primary key default true check (single)
);
insert into misp.house default values;

create table misp.event (
    holder   text        not null,  -- the organisation that brought it
    uuid     uuid        not null,  -- what it is called everywhere
    stamp    bigint      not null,  -- when it last changed, in seconds, as it says itself
    tlp      text        not null check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR')),
    title    text        not null,
    document text        not null,  -- the event in the core format
    source   uuid,                  -- the indicators taken from it; null where none were
    left_out jsonb       not null,  -- what was not kept, and why
    taken_by bigint      not null,
    taken_at timestamptz not null,
    primary key (holder, uuid)
);

create index event_list on misp.event (holder, taken_at desc, uuid);

alter table misp.event enable row level security;
create policy own on misp.event
    using ((select platform.viewer()) = '*'
        or holder = (select platform.viewer())
           and (taken_by = (select platform.person()) or platform.may_read(tlp, '{}')));
