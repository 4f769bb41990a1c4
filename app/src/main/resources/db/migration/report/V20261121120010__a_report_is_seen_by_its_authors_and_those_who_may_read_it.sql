-- Not everybody in the organisation that reports may read every report: a series is as narrow as the narrowest told in it, parts included,
-- and one that is not marked yet as narrow as can be. Who wrote or sent any of it, keeps seeing it.
alter table report.series
    add column tlp     text,                         -- null before the first draft
    add column sector  text,
    add column authors bigint[] not null default '{}';

create function report.mark_series(asked uuid) returns void language sql security definer set search_path = '' as $$
    update report.series s
    set tlp = m.tlp, sector = m.sector, authors = m.authors
    from (select (array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'])
                     [min(least(case r.content ->> 'tlp' when 'AMBER+STRICT' then 2 when 'AMBER' then 3 when 'GREEN' then 4
                                                         when 'WHITE' then 5 when 'CLEAR' then 5 else 1 end,
                                (select min(array_position(array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR'], p.value))
                                 from jsonb_each_text(coalesce(r.content -> 'parts', '{}')) p)))] as tlp,
                 (array_agg(r.content ->> 'sector' order by r.ordinal desc, r.revision desc))[1] as sector,
                 array(select distinct a from report.report x, unnest(array[x.saved_by, x.submitted_by]) a
                       where x.series = $1 and a is not null order by a) as authors
          from report.report r
          where r.series = $1) m
    where s.id = $1 and (s.tlp, s.sector, s.authors) is distinct from (m.tlp, m.sector, m.authors)
$$;

do $$
begin
    perform report.mark_series(id) from report.series;
end $$;

create function report.mark() returns trigger language plpgsql as $$
begin
    perform report.mark_series(coalesce(new.series, old.series));
    return null;
end $$;

create trigger mark_written after insert or delete or update of content, saved_by, submitted_by on report.report
    for each row execute function report.mark();

drop policy own on report.series;
create policy own on report.series
    using ((select platform.viewer()) in (organisation, '*')
        and (tlp is null or opened_by = (select platform.person()) or (select platform.person()) = any (authors)
            or platform.may_read(tlp, array[sector])));

-- Whether who is asking may see a series.
create function report.seen(series uuid) returns boolean language sql stable
    return exists (select from report.series s where s.id = $1);
