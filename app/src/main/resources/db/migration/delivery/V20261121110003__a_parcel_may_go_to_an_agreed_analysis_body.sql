-- What goes to an analysis body is held to the agreement with it as well as to its marking (table 5, note 2).
create or replace function delivery.hold_to_marking() returns trigger language plpgsql as $$
declare
    beyond text;
begin
    select a.recipient into beyond
    from arrived a
        cross join lateral (select (a.sent_at at time zone 'Asia/Tokyo')::date as day) d
        left join lateral directory.standing(a.recipient, d.day) s on true
    where a.paper is not null
      and not sharing.permits_on(a.tlp, a.paper, a.sectors, a.added, a.recipient, s.actor_class, s.sectors, d.day)
    limit 1;
    if found then
        raise exception 'A parcel for % would go beyond its marking', beyond using errcode = 'check_violation';
    end if;
    return null;
end $$;
