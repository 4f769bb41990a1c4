-- Adding 1,000 objects took the longer the more a collection held: the database took a collection it had not counted lately for
-- a small one, and read through all of it for every object. Objects are now found by their id first, by an index that begins with
-- it; that the collection is added to nothing keeps the other index from being taken. And an entry whose object came in again for
-- somebody else, together with a later version of it, is no longer said to be the only version.
create index entry_by_name on taxii.entry (id, collection, version);
drop index taxii.entry_by_id;

create or replace function taxii.append(into_collection int, ids text[], types text[], specs text[], versions timestamptz[],
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
                            where e.id = u.id and e.collection + 0 = into_collection and e.spec_version = u.spec
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
        from unnest(ids, specs, versions) with ordinality u (id, spec, version, n)
        join unnest(fresh) f (n) on f.n = u.n
        where e.id = u.id and e.collection + 0 = into_collection and e.is_alone
          and (e.spec_version <> u.spec or u.version is not null and e.version <> u.version);
        insert into taxii.entry (collection, added, audience, id, type, spec_version, version, is_alone, is_versioned,
                                 origin, body)
        select into_collection, last - (cardinality(fresh) - f.place) * interval '1 microsecond', u.audience, u.id, u.type,
               u.spec,
               coalesce(u.version,
                        (select min(e.version) from taxii.entry e where e.id = u.id and e.collection + 0 = into_collection),
                        last - (cardinality(fresh) - f.place) * interval '1 microsecond'),
               true, u.version is not null, u.origin, u.body
        from unnest(fresh) with ordinality f (n, place)
        join unnest(ids, types, specs, versions, audiences, origins, bodies) with ordinality
             u (id, type, spec, version, audience, origin, body, n) on u.n = f.n;
        update taxii.entry e set is_alone = false
        where e.collection = into_collection and e.added > last - cardinality(fresh) * interval '1 microsecond' and e.is_alone
          and exists (select from taxii.entry o
                      where o.id = e.id and o.collection + 0 = into_collection
                        and (o.version <> e.version or o.spec_version <> e.spec_version));
    end if;
    return query
    select u.n::int, f.n is not null,
           coalesce(u.version, (select min(e.version) from taxii.entry e
                                where e.id = u.id and e.collection + 0 = into_collection))
    from unnest(ids, versions) with ordinality u (id, version, n)
    left join unnest(fresh) f (n) on f.n = u.n;
end $$;
