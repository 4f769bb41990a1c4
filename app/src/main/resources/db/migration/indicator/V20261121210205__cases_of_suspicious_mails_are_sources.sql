-- Cases of C4TAP are sources of indicators: all of a case for its desk (DESK), what was passed on for those who take part (CIRCLE).
alter table indicator.source drop constraint source_kind_check;
alter table indicator.source add constraint source_kind_check check (kind in ('ADVISORY', 'REPORT', 'ENTERED', 'C4TAP'));
alter table indicator.source drop constraint source_reach_check;
alter table indicator.source add constraint source_reach_check
    check (reach in ('HANDED', 'HELD', 'OWN', 'MARKED', 'DESK', 'CIRCLE'));
alter table indicator.source add check ((kind = 'C4TAP') = (reach in ('DESK', 'CIRCLE')));

drop policy as_its_subject on indicator.source;
create policy as_its_subject on indicator.source
    using ((select platform.viewer()) = '*'
        or case kind
               when 'ADVISORY' then advisory.seen(subject)
                                    and (standing <> 'RECALLED' or (select platform.is_centre()))
               when 'REPORT' then holder = (select platform.viewer()) and relay.seen(subject)
               when 'C4TAP' then c4tap.seen(subject)
               else (entered_by = (select platform.person()) or platform.may_read(tlp, sectors))
                    and (holder = (select platform.viewer())
                         or reach = 'MARKED' and standing <> 'RECALLED'
                            and sharing.permits(tlp, 'ADVISORY', sectors, added, (select platform.viewer()),
                                                (select directory.class_of_viewer()),
                                                (select directory.sectors_of_viewer())))
           end);

-- Those who take part know a value from what was shared with them.
drop policy as_the_indicator_is_known on indicator.judgement;
create policy as_the_indicator_is_known on indicator.judgement
    using ((select platform.viewer()) = '*'
        or exists (select
                   from indicator.mention m
                   join indicator.source s on s.id = m.source
                   where m.indicator = judgement.indicator
                     and ((select platform.is_centre()) or judgement.told = 'ALL'
                          or s.reach in ('HANDED', 'MARKED', 'CIRCLE'))))
    with check ((select platform.viewer()) = '*' or (select platform.is_centre()));
