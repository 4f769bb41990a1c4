-- An advisory for 50,000 operators is 50,000 parcels in one statement. The rule is asked once for all whom it cannot tell from
-- one another, which most often is all of them. By name it is asked only where the name counts: whoever was added by name, and an
-- agency with which there must be an agreement. Nobody else is named to it, so a name cannot open anything to others.
create or replace function delivery.hold_to_marking() returns trigger language plpgsql as $$
declare
    beyond text;
begin
    select x.one into beyond
    from (select a.tlp, a.paper, a.sectors, a.added, d.day, array_agg(a.recipient) as recipients
          from arrived a cross join lateral (select (a.sent_at at time zone 'Asia/Tokyo')::date as day) d
          where a.paper is not null
          group by a.tlp, a.paper, a.sectors, a.added, d.day) m
        cross join lateral
         (select min(s.organisation) as one, s.actor_class, s.sectors as works_in, n.named
          from lateral directory.standings(m.recipients, m.day) s
              cross join lateral (select case when s.organisation = any (m.added) or s.actor_class = 'infosec-agency'
                                              then s.organisation end as named) n
          group by s.actor_class, s.sectors, n.named) x
    where not sharing.permits_on(m.tlp, m.paper, m.sectors, m.added, x.named, x.actor_class, x.works_in, m.day)
    limit 1;
    if found then
        raise exception 'A parcel for % would go beyond its marking', beyond using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- The same for who looks, and for each row put in: what is open to a body of its kind is asked once, and only of the rest the
-- rule for each.
drop policy on_the_way on delivery.parcel;
create policy on_the_way on delivery.parcel
    using ((select platform.viewer()) = '*'
        or ((select platform.viewer()) in (recipient, sender) or (select platform.viewer()) = any (path))
           and (tlp = any ((select platform.reads())::text[])
                or tlp = any ((select platform.reads_if_concerned())::text[])
                    and sectors && (select platform.concerned())::text[])
           and (paper is null
                or tlp || ' ' || paper = any ((select sharing.open_to(directory.class_of_viewer()))::text[])
                or tlp || ' ' || paper = any ((select sharing.open_to_the_concerned(directory.class_of_viewer()))::text[])
                    and sectors && (select directory.sectors_of_viewer())::text[]
                or sharing.permits_on(tlp, paper, sectors, added, (select platform.viewer()),
                                      (select directory.class_of_viewer()), (select directory.sectors_of_viewer()),
                                      (select platform.day()))));

-- all these parcels have the same parent; a parcel is never taken back, nor is where it came from
alter table delivery.parcel drop constraint parcel_parent_fkey;
create trigger parent_is_there after insert on delivery.parcel referencing new table as arrived
    for each statement execute function platform.belongs('parent', 'delivery.parcel', 'id');
create trigger stays before delete or update of id, parent on delivery.parcel
    for each row execute function platform.stays();
drop index delivery.parcel_parent;

-- one index for what everybody has of a subject, and for nobody getting it twice
alter table delivery.parcel
    drop constraint parcel_task_subject_recipient_key,
    add constraint parcel_once unique (subject, recipient, task);
drop index delivery.parcel_reach;

-- they are sent and due at the same time: in the order they come they are added at the end of an index, by their ids all over it
drop index delivery.parcel_unannounced;
create index parcel_unannounced on delivery.parcel (sent_at) where announced_at is null;
drop index delivery.parcel_pursuit;
create index parcel_pursuit on delivery.parcel (pursue_at)
    where pursue_at is not null and confirmed_at is null and done_at is null;
