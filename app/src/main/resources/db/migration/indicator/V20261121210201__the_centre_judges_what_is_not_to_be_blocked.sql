-- The centre judges of a value that it is not to be blocked (遮断しないこと), with its reason, and may take that back; every
-- judgement stays. It tells nobody of an indicator: it is read by whoever knows the indicator by a source that was shared with
-- them. What somebody entered themselves is no such source, or they could enter one value after the other and learn which of
-- them the centre knows; only of what the centre says to everybody (told ALL) it is.
create table indicator.judgement (
    id                uuid        primary key,
    indicator         uuid        not null,
    reason            text        not null check (length(reason) between 1 and 400),
    told              text        not null check (told in ('SHARED', 'ALL')),
    judged_by         bigint      not null,
    judged_at         timestamptz not null,
    taken_back_by     bigint,
    taken_back_at     timestamptz,
    taken_back_reason text        check (length(taken_back_reason) between 1 and 400),
    check ((taken_back_by is null) = (taken_back_at is null)),
    check ((taken_back_by is null) = (taken_back_reason is null))
);

create unique index judgement_standing on indicator.judgement (indicator) where taken_back_at is null;
create index judgement_of on indicator.judgement (indicator, judged_at desc);

alter table indicator.judgement enable row level security;
create policy as_the_indicator_is_known on indicator.judgement
    using ((select platform.viewer()) = '*'
        or exists (select
                   from indicator.mention m
                   join indicator.source s on s.id = m.source
                   where m.indicator = judgement.indicator
                     and ((select platform.is_centre()) or judgement.told = 'ALL' or s.reach in ('HANDED', 'MARKED'))))
    with check ((select platform.viewer()) = '*' or (select platform.is_centre()));
