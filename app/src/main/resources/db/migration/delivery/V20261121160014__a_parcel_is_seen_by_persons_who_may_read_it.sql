-- A parcel of an organisation is there only for those of its people who may read what is marked so, beside what the rule
-- says of the organisation today (with an analysis body: by the agreement with it too).
drop policy on_the_way on delivery.parcel;
create policy on_the_way on delivery.parcel
    using ((select platform.viewer()) = '*'
        or ((select platform.viewer()) in (recipient, sender) or (select platform.viewer()) = any (path))
           and (tlp = any ((select platform.reads())::text[])
                or tlp = any ((select platform.reads_if_concerned())::text[])
                    and sectors && (select platform.concerned())::text[])
           and (paper is null
                or sharing.permits_on(tlp, paper, sectors, added, (select platform.viewer()),
                                      (select directory.class_of_viewer()), (select directory.sectors_of_viewer()),
                                      (select platform.day()))));

-- a tombstone concerns the sectors of what it is about
update delivery.parcel p
set sectors = b.sectors
from delivery.parcel b
where p.task = 'advisory.recalled' and b.subject = p.subject and b.recipient = p.recipient and b.task <> p.task
  and p.sectors = '{}';
