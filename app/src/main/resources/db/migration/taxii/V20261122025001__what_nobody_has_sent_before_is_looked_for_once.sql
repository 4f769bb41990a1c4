-- Of 1,000 objects that came in together each was looked for three times, and its collection and audience once more, although
-- most of what comes in nobody has sent before. Now it is asked once which of them are there at all, and only of those what else
-- there is of them; and collection and audience once for all that is put in together.
create or replace function taxii.append(into_collection int, ids text[], types text[], specs text[], versions timestamptz[],
                                        audiences int[], origins uuid[], bodies text[])
    returns table (n int, was_added boolean, kept timestamptz) language plpgsql
    -- a collection that was small a minute ago would be read through for every object, until the database counts it again: so
    -- each object is looked for by itself (a question with a limit is not made a join), and by the index
    set enable_seqscan = off as $$
#variable_conflict use_column
declare
    known     boolean;
    has_twins boolean;
    fresh     int[];
    last      timestamptz;
begin
    perform from taxii.collection c where c.number = into_collection for update;
    known := exists (select from unnest(ids) u (id)
                     where (select true from taxii.entry e
                            where e.id = u.id and e.collection + 0 = into_collection limit 1));
    -- of what is sent twice the first counts
    if known then
        select coalesce(array_agg(x.n order by x.n), '{}'), count(distinct x.id) < count(*) into fresh, has_twins
        from (select min(u.n)::int as n, u.id
              from unnest(ids, specs, versions, audiences) with ordinality u (id, spec, version, audience, n)
              where (select true from taxii.entry e
                     where e.id = u.id and e.collection + 0 = into_collection and e.spec_version = u.spec
                       and e.audience = u.audience and (u.version is null or e.version = u.version) limit 1) is null
              group by u.id, u.spec, u.version, u.audience) x;
    else
        select coalesce(array_agg(x.n order by x.n), '{}'), count(distinct x.id) < count(*) into fresh, has_twins
        from (select min(u.n)::int as n, u.id
              from unnest(ids, specs, versions, audiences) with ordinality u (id, spec, version, audience, n)
              group by u.id, u.spec, u.version, u.audience) x;
    end if;
    if fresh <> '{}' then
        update taxii.collection
        set last_added = greatest(clock_timestamp(), last_added + interval '1 microsecond')
                         + (cardinality(fresh) - 1) * interval '1 microsecond',
            edition = edition + 1
        where number = into_collection
        returning last_added into last;
        if known then
            update taxii.entry e set is_alone = false
            where e.ctid = any (array(
                select o.place
                from unnest(ids, specs, versions) with ordinality u (id, spec, version, n)
                join unnest(fresh) f (n) on f.n = u.n
                cross join lateral (select o.ctid as place from taxii.entry o
                                    where o.id = u.id and o.collection + 0 = into_collection and o.is_alone
                                      and (o.spec_version <> u.spec or u.version is not null and o.version <> u.version)
                                    offset 0) o));
        end if;
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
        if known or has_twins then
            update taxii.entry e set is_alone = false
            where e.collection = into_collection and e.added > last - cardinality(fresh) * interval '1 microsecond'
              and e.is_alone
              and (select true from taxii.entry o
                   where o.id = e.id and o.collection + 0 = into_collection
                     and (o.version <> e.version or o.spec_version <> e.spec_version) limit 1);
        end if;
    end if;
    return query
    select u.n::int, f.n is not null,
           coalesce(u.version, (select min(e.version) from taxii.entry e
                                where e.id = u.id and e.collection + 0 = into_collection))
    from unnest(ids, versions) with ordinality u (id, version, n)
    left join unnest(fresh) f (n) on f.n = u.n;
end $$;

alter table taxii.entry drop constraint entry_collection_fkey, drop constraint entry_audience_fkey;

create function taxii.entries_belong() returns trigger language plpgsql security definer set search_path = '' as $$
begin
    if exists (select from (select distinct e.collection, e.audience from put_in e) x
               where not exists (select from taxii.collection c where c.number = x.collection)
                  or not exists (select from taxii.audience a where a.id = x.audience)) then
        raise foreign_key_violation using message = 'An entry belongs to a collection and to an audience that are there';
    end if;
    return null;
end $$;
create trigger entries_belong after insert on taxii.entry referencing new table as put_in
    for each statement execute function taxii.entries_belong();

-- what an entry may belong to stays, and the entry where it belongs: so it is enough to ask when it is put in
create function taxii.stays() returns trigger language plpgsql set search_path = '' as $$
begin
    raise foreign_key_violation using message = format('What taxii.%s holds stays as it is', tg_table_name);
end $$;
create trigger stays before delete or update of number on taxii.collection for each row execute function taxii.stays();
create trigger stays before delete or update of id on taxii.audience for each row execute function taxii.stays();
create trigger stays before update of collection, audience on taxii.entry for each row execute function taxii.stays();
