-- A sighting (観測) is known to who made it and to their secretariat, as a report is. What is told of it is a row of its own, with
-- a day instead of a time and no way back: only the sighting knows which row was made from it.
create table indicator.sighting (
    organisation text        not null,
    indicator    uuid        not null,
    verdict      text        not null check (verdict in ('SEEN', 'FALSE_POSITIVE')),
    reason       text        check (reason in ('OWN_SERVICE', 'SHARED_HOSTING', 'TEST', 'OTHER')),
    seen_on      date        not null,               -- the day it was seen, or found out
    note         text        not null default '',    -- for the own organisation and its secretariat
    recorded_by  bigint      not null,
    recorded_at  timestamptz not null,
    copy         uuid        not null,               -- what was told of it
    primary key (organisation, indicator),
    check ((verdict = 'FALSE_POSITIVE') = (reason is not null))
);

create index sighting_of on indicator.sighting (indicator);

create table indicator.told (
    id        uuid   primary key,
    indicator uuid   not null,
    verdict   text   not null check (verdict in ('SEEN', 'FALSE_POSITIVE')),
    reason    text,
    sector    text,                                  -- as on a report; null where there is not exactly one
    told_on   date   not null,
    sources   uuid[] not null                        -- the shared ones it was known by
);

create index told_of on indicator.told (indicator);

alter table indicator.sighting enable row level security;
create policy own_and_secretariat on indicator.sighting
    using ((select platform.viewer()) = '*'
        or ((select platform.viewer()) = organisation
            or directory.is_secretariat_of((select platform.viewer()), organisation))
           and exists (select from indicator.mention m where m.indicator = sighting.indicator))
    with check ((select platform.viewer()) in (organisation, '*'));

-- The centre reads each, without a name, where it knows the indicator; others read none.
alter table indicator.told enable row level security;
create policy centre on indicator.told
    using ((select platform.viewer()) = '*'
        or (select platform.is_centre()) and exists (select from indicator.mention m where m.indicator = told.indicator));

-- What everybody else is told: about how many other organisations, up to yesterday; 0 for fewer than five. Only those count that
-- know it by a source whoever asks may read too, so that the number says nothing of other sources.
--   visible   the sources of the indicator whoever asks may read
--   own       what was told of their own sighting
create function indicator.about(indicator uuid, verdict text, visible uuid[], own uuid) returns int
    language sql stable security definer set search_path = ''
    return (select case when count(*) >= 100 then 100 when count(*) >= 50 then 50 when count(*) >= 20 then 20
                        when count(*) >= 10 then 10 when count(*) >= 5 then 5 else 0 end
            from indicator.told t
            where t.indicator = $1 and t.verdict = $2 and t.sources && $3 and t.id is distinct from $4
              and t.told_on < platform.day());
revoke all on function indicator.about(uuid, text, uuid[], uuid) from public;
grant execute on function indicator.about(uuid, text, uuid[], uuid) to noroshi_app;
