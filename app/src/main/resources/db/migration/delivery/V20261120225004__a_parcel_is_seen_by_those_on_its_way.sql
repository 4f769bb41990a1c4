-- A parcel is seen by whoever gets it and by the hops it came through, so that each hop sees the reach below it.
alter table delivery.parcel add column path text[] not null default '{}'; -- the senders before the sender, first to last

with recursive way as (
    select id, sender, path from delivery.parcel where parent is null
    union all
    select p.id, p.sender, w.path || w.sender
    from delivery.parcel p
    join way w on p.parent = w.id)
update delivery.parcel p
set path = way.path
from way
where way.id = p.id and way.path <> '{}';

alter table delivery.parcel enable row level security;
create policy on_the_way on delivery.parcel
    using ((select platform.viewer()) in (recipient, sender, '*') or (select platform.viewer()) = any (path));

-- Whether who is asking has, or handed on, what carries the subject.
create function delivery.carried(subject uuid) returns boolean language sql stable
    return exists (select from delivery.parcel p where p.subject = $1);

-- Whether who is asking may see a parcel.
create function delivery.seen(parcel uuid) returns boolean language sql stable
    return exists (select from delivery.parcel p where p.id = $1);
