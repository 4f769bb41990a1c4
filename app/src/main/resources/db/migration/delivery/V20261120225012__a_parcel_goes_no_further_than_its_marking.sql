-- What was handed over by the sharing rule keeps what the rule was asked with, and is checked against it once more.
-- A parcel for the next hop of a report's own path has no paper: the path belongs to every scope (table 5, ※).
alter table delivery.parcel
    add column paper   text check (paper in ('REPORT', 'ADVISORY')),
    add column sectors text[] not null default '{}',
    add column added   text[] not null default '{}';

create function delivery.hold_to_marking() returns trigger language plpgsql as $$
declare
    beyond text;
begin
    select a.recipient into beyond
    from arrived a
        left join lateral directory.standing(a.recipient, (a.sent_at at time zone 'Asia/Tokyo')::date) s on true
    where a.paper is not null
      and not sharing.permits(a.tlp, a.paper, a.sectors, a.added, a.recipient, s.actor_class, s.sectors)
    limit 1;
    if found then
        raise exception 'A parcel for % would go beyond its marking', beyond using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger hold_to_marking after insert on delivery.parcel
    referencing new table as arrived
    for each statement execute function delivery.hold_to_marking();
