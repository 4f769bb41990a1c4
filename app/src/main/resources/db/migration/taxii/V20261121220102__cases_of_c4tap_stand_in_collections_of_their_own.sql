-- Cases of C4TAP that were passed on are offered to machines of those who take part. Who takes part is a list that changes, and whoever
-- is on it reads what was passed on before, too; so the audience is no list of names but whoever takes part when they ask. Drills
-- have a collection of their own, which nobody else knows either: whoever comes to it, comes from its beginning and misses nothing.
alter table taxii.collection
    drop constraint collection_kind_check,
    add constraint collection_kind_check
        check (kind in ('ALL', 'TLP', 'SECTOR', 'DRILL', 'QUARANTINE', 'C4TAP', 'C4TAP_DRILL'));
alter table taxii.audience
    drop constraint audience_reach_check,
    add constraint audience_reach_check check (reach in ('EVERYBODY', 'CENTRE', 'NAMED', 'CIRCLE'));

-- When something was passed on is nobody else's business either.
alter policy known on taxii.collection
    using ((select platform.viewer()) is not null
           and ((select platform.viewer()) = '*'
                or case
                       when kind = 'QUARANTINE' then code = (select platform.viewer()) or (select platform.is_centre())
                       when kind in ('C4TAP', 'C4TAP_DRILL') then (select c4tap.takes_part())
                       else true
                   end));

-- The audiences whoever is asking belongs to, as the rule stands today: by the marking, and by having been handed it.
--   reads_cases  whether their post, and what they ask with, may read cases at all
drop function taxii.audiences_in_sight(int[]);
create function taxii.audiences_in_sight(permitted int[], reads_cases boolean) returns int[] language sql stable as $$
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
       or a.reach = 'CIRCLE' and $2 and (select c4tap.takes_part())
       or exists (select from taxii.named n where n.organisation = platform.viewer() and n.audience = a.id)
$$;

-- What is due may be about a case.
alter table taxii.due rename column advisory to subject;
alter table taxii.due
    drop constraint due_event_check,
    add constraint due_event_check
        check (event in ('ISSUED', 'HANDED', 'RECALLED', 'CASE_PASSED_ON', 'CASE_TAKEN_BACK'));

-- What was passed on before.
insert into taxii.due (subject, event, due_at)
select c4tap.passed_on(), 'CASE_PASSED_ON', now();
