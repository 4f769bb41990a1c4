-- A mail may be a report that nobody has marked yet, and is as narrow as one: at its desk, those read it who may read what is
-- marked RED and concerns the sectors of who seems to have sent it. Where nothing tells who did, it may concern any sector.
alter table mailin.mail add column sectors text[] not null default '{}';

update mailin.mail m
set sectors = coalesce((select (directory.standing(m.claimed, (m.arrived_at at time zone 'Asia/Tokyo')::date)).sectors),
                       directory.sector_codes());

drop policy desk on mailin.mail;
create policy desk on mailin.mail
    using ((select platform.viewer()) = '*'
        or (select platform.viewer()) = desk and platform.may_read('RED', sectors))
    with check ((select platform.viewer()) in (desk, '*'));
