-- What is shared is offered to machines too, as STIX objects in TAXII collections. A machine that polls for what was added
-- since its last visit must miss nothing, so whatever becomes visible to somebody later is added again for them, later.
create schema taxii;

-- A key of the house for cursors: every node reads the same one.
create table taxii.cursor_key (
    key bytea not null
);
insert into taxii.cursor_key (key)
values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
alter table taxii.cursor_key enable row level security;
create policy house on taxii.cursor_key using ((select platform.viewer()) = '*');

-- A list of objects. Its id is the same in every installation, where that is possible.
create table taxii.collection (
    number       int         primary key generated always as identity,
    id           uuid        not null unique,
    kind         text        not null check (kind in ('ALL', 'TLP', 'SECTOR', 'DRILL', 'QUARANTINE')),
    code         text        not null,                       -- which marking, sector or organisation; '' for ALL and DRILL
    last_added   timestamptz not null default '2000-01-01Z', -- given last; the next is later, whatever the clock says
    edition      bigint      not null default 0,             -- counts changes
    unique (kind, code)
);

-- How far something may go, as the sharing rule asks for it.
create table taxii.marking (
    id      int    primary key generated always as identity,
    tlp     text   not null,
    sectors text[] not null,
    added   text[] not null,
    unique (tlp, sectors, added)
);

-- Whom something was handed to at once. Only within that the marking is asked.
create table taxii.audience (
    id      int     primary key generated always as identity,
    marking int     not null references taxii.marking,
    reach   text    not null check (reach in ('EVERYBODY', 'CENTRE', 'NAMED')),
    key     text    not null,                                -- the named ones, in their order
    unique (marking, reach, key)
);

create table taxii.named (
    organisation text not null,
    audience     int  not null references taxii.audience,
    primary key (organisation, audience)
);

-- An object as it is handed out, with the bytes ready. An object is there once for each audience and collection.
create table taxii.entry (
    collection   int         not null references taxii.collection,
    added        timestamptz not null,
    audience     int         not null references taxii.audience,
    id           text        not null,
    type         text        not null,
    spec_version text        not null,
    version      timestamptz not null,          -- modified, else created, else when it was first added
    is_alone     boolean     not null,          -- no other version of it is in the collection
    is_versioned boolean     not null,
    origin       uuid,                          -- what it was made from, if it was made here
    body         text        not null,
    primary key (collection, added, audience)
);
create index entry_by_id on taxii.entry (collection, id, version);
create index entry_by_origin on taxii.entry (origin) where origin is not null;

-- What a machine sent, and what became of each object; for a day and more.
create table taxii.status (
    id           uuid        primary key,
    collection   int         not null references taxii.collection,
    organisation text        not null,
    asked_at     timestamptz not null,
    body         text        not null
);
create index status_asked_at on taxii.status (asked_at);

-- What is to be published or taken back: written with what happened, worked off in rounds.
create table taxii.due (
    number   bigint      primary key generated always as identity,
    advisory uuid        not null,
    event    text        not null check (event in ('ISSUED', 'HANDED', 'RECALLED')),
    recipients text[]    not null default '{}',
    tries    int         not null default 0,
    due_at   timestamptz not null
);

-- The audiences whoever is asking belongs to, as the rule stands today: by the marking, and by having been handed it.
create function taxii.audiences_in_sight(permitted int[]) returns int[] language sql stable as $$
    with seen as materialized (
        select m.id
        from taxii.marking m
        where m.id = any ($1)
          and sharing.permits_on(m.tlp, 'ADVISORY', m.sectors, m.added, platform.viewer(), directory.class_of_viewer(),
                                 directory.sectors_of_viewer(), platform.day())
          and platform.may_read(m.tlp, m.sectors))
    select coalesce(array_agg(a.id order by a.id), '{}')
    from taxii.audience a
    join seen s on s.id = a.marking
    where a.reach = 'EVERYBODY' or a.reach = 'CENTRE' and platform.is_centre()
       or exists (select from taxii.named n where n.organisation = platform.viewer() and n.audience = a.id)
$$;

-- Told for one statement at a time, as found by the function above; nothing was told: nothing is seen.
create function taxii.told() returns int[] language sql stable parallel safe
    return nullif(current_setting('noroshi.audiences', true), '')::int[];

alter table taxii.marking enable row level security;
create policy seen on taxii.marking using ((select platform.viewer()) is not null);
alter table taxii.audience enable row level security;
create policy named on taxii.audience using ((select platform.viewer()) is not null);
alter table taxii.named enable row level security;
create policy own on taxii.named using ((select platform.viewer()) in (organisation, '*'));
alter table taxii.entry enable row level security;
create policy told on taxii.entry using (audience = any ((select taxii.told())::int[]));
create policy house on taxii.entry using ((select platform.viewer()) = '*');
alter table taxii.status enable row level security;
create policy own on taxii.status using ((select platform.viewer()) in (organisation, '*'));
alter table taxii.due enable row level security;
create policy house on taxii.due using ((select platform.viewer()) = '*');
alter table taxii.collection enable row level security;
create policy known on taxii.collection
    using ((select platform.viewer()) = '*' or kind <> 'QUARANTINE' or code = (select platform.viewer()) or (select platform.is_centre()));

-- Adds objects to a collection, each later than all before it. The lock is let go when the caller's transaction can be seen,
-- so nothing is ever added before something that was seen already: nothing slow may follow in the transaction.
--   versions  null where the object has none
-- Answers for each whether it was added (one that is there already is not), and its version.
create function taxii.append(into_collection int, ids text[], types text[], specs text[], versions timestamptz[],
                             audiences int[], origins uuid[], bodies text[])
    returns table (n int, was_added boolean, kept timestamptz) language plpgsql as $$
#variable_conflict use_column
declare
    fresh int[];
    last  timestamptz;
begin
    perform from taxii.collection c where c.number = into_collection for update;
    -- of what is sent twice the first counts
    select coalesce(array_agg(x.n order by x.n), '{}') into fresh
    from (select min(u.n)::int as n
          from unnest(ids, specs, versions, audiences) with ordinality u (id, spec, version, audience, n)
          where not exists (select from taxii.entry e
                            where e.collection = into_collection and e.id = u.id and e.spec_version = u.spec
                              and e.audience = u.audience and (u.version is null or e.version = u.version))
          group by u.id, u.spec, u.version, u.audience) x;
    if fresh <> '{}' then
        update taxii.collection
        set last_added = greatest(clock_timestamp(), last_added + interval '1 microsecond')
                         + (cardinality(fresh) - 1) * interval '1 microsecond',
            edition = edition + 1
        where number = into_collection
        returning last_added into last;
        update taxii.entry e set is_alone = false
        where e.collection = into_collection and e.is_alone
          and e.id = any (select ids[f] from unnest(fresh) f)
          and not exists (select from unnest(fresh) f
                          where ids[f] = e.id and specs[f] = e.spec_version
                            and (versions[f] is null or versions[f] = e.version));
        insert into taxii.entry (collection, added, audience, id, type, spec_version, version, is_alone, is_versioned,
                                 origin, body)
        select into_collection, t.added, audiences[f.n], ids[f.n], types[f.n], specs[f.n],
               coalesce(versions[f.n],
                        (select min(e.version) from taxii.entry e where e.collection = into_collection and e.id = ids[f.n]),
                        t.added),
               true, versions[f.n] is not null, origins[f.n], bodies[f.n]
        from unnest(fresh) with ordinality f (n, place),
             lateral (select last - (cardinality(fresh) - f.place) * interval '1 microsecond') t (added);
        update taxii.entry e set is_alone = false
        where e.collection = into_collection and e.added > last - cardinality(fresh) * interval '1 microsecond' and e.is_alone
          and exists (select from taxii.entry o
                      where o.collection = into_collection and o.id = e.id
                        and (o.version <> e.version or o.spec_version <> e.spec_version));
    end if;
    return query
    select i, i = any (fresh),
           coalesce(versions[i], (select min(e.version) from taxii.entry e
                                  where e.collection = into_collection and e.id = ids[i]))
    from generate_series(1, cardinality(ids)) i;
end $$;
