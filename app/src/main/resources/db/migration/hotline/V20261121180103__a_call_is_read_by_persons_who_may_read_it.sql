-- A call is marked RED (宛先限り): of its two sides, those read it who may read what is marked so and concerns the sectors of who
-- calls. Who placed it keeps seeing it.
alter table hotline.call add column sectors text[] not null default '{}';

update hotline.call c
set sectors = coalesce((select (directory.standing(c.organisation, (c.sent_at at time zone 'Asia/Tokyo')::date)).sectors), '{}');

drop policy two_sides on hotline.call;
create policy two_sides on hotline.call
    using ((select platform.viewer()) = '*'
        or (select platform.viewer()) in (organisation, addressee)
           and (called_by = (select platform.person()) or platform.may_read('RED', sectors)))
    with check ((select platform.viewer()) in (organisation, addressee, '*'));
