-- What the sharing rule asks of the directory: the class of a body and the sectors it works in, as of a day. A secretariat
-- or member without sectors of its own has that of its CEPTOAR.
create function directory.standing(organisation text, day date)
    returns table (actor_class text, sectors text[]) language sql stable as $$
    select o.actor_class,
           case when exists (select from directory.organisation_sector x where x.organisation = o.code
                              and $2 between x.valid_from and coalesce(x.valid_to, 'infinity'))
                then array(select x.sector from directory.organisation_sector x where x.organisation = o.code
                            and $2 between x.valid_from and coalesce(x.valid_to, 'infinity'))
                else array(select l.sector
                           from directory.affiliation a
                           join directory.ceptoar_listing l on l.ceptoar = a.ceptoar
                            and $2 between l.valid_from and coalesce(l.valid_to, 'infinity')
                           where a.organisation = o.code
                             and $2 between a.valid_from and coalesce(a.valid_to, 'infinity')) end
    from directory.organisation o
    where o.code = $1
      and exists (select from directory.organisation_state s where s.organisation = o.code
                   and $2 between s.valid_from and coalesce(s.valid_to, 'infinity'))
$$;
