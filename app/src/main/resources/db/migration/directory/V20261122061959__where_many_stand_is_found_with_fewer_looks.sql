-- The sectors of an organisation were looked for twice: whether it has any of its own, and which.
create or replace function directory.standing(organisation text, day date)
    returns table (actor_class text, sectors text[]) language sql stable as $$
    select o.actor_class,
           coalesce(nullif(array(select x.sector from directory.organisation_sector x
                                 where x.organisation = o.code
                                   and $2 between x.valid_from and coalesce(x.valid_to, 'infinity')), '{}'),
                    array(select l.sector
                          from directory.affiliation a
                          join directory.ceptoar_listing l on l.ceptoar = a.ceptoar
                           and $2 between l.valid_from and coalesce(l.valid_to, 'infinity')
                          where a.organisation = o.code
                            and $2 between a.valid_from and coalesce(a.valid_to, 'infinity')))
    from directory.organisation o
    where o.code = $1
      and exists (select from directory.organisation_state s where s.organisation = o.code
                   and $2 between s.valid_from and coalesce(s.valid_to, 'infinity'))
$$;

-- The same of many at once, one row for each code; without class and sectors where the registry knows nobody of that code.
create function directory.standings(codes text[], day date)
    returns table (organisation text, actor_class text, sectors text[]) language plpgsql stable
    -- a plan made for a few is of no use for many
    set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
    if cardinality(codes) < 500 then
        return query
        select c.code, s.actor_class, s.sectors
        from unnest(codes) c (code)
        left join lateral directory.standing(c.code, $2) s on true;
    else
        -- to read through the registry once costs less than to look for each
        return query
        select c.code, o.actor_class,
               case when o.code is null then null
                    when w.sectors is not null then w.sectors
                    else (select s.sectors from directory.standing(o.code, $2) s) end
        from unnest(codes) c (code)
        left join (select o.code, o.actor_class
                   from directory.organisation o
                   where exists (select from directory.organisation_state s where s.organisation = o.code
                                  and $2 between s.valid_from and coalesce(s.valid_to, 'infinity'))) o on o.code = c.code
        left join (select x.organisation, array_agg(x.sector) as sectors
                   from directory.organisation_sector x
                   where $2 between x.valid_from and coalesce(x.valid_to, 'infinity')
                   group by x.organisation) w on w.organisation = o.code;
    end if;
end $$;
