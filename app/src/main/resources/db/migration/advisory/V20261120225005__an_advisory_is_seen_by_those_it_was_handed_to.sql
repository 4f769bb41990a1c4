-- The centre sees every advisory at every stage, others see what was handed to them. What an advisory rests on and how
-- it was reviewed is for the centre alone.
alter table advisory.issue enable row level security;
create policy handed on advisory.issue
    using ((select platform.is_centre()) or delivery.carried(id));

alter table advisory.series enable row level security;
create policy handed on advisory.series
    using ((select platform.is_centre()) or exists (select from advisory.issue i where i.series = series.id));

alter table advisory.version enable row level security;
create policy handed on advisory.version
    using ((select platform.is_centre()) or exists (select from advisory.issue i where i.id = issue));

alter table advisory.annex enable row level security;
create policy handed on advisory.annex
    using ((select platform.is_centre()) or exists (select from advisory.issue i where i.series = annex.series));

alter table advisory.source enable row level security;
create policy centre on advisory.source
    using ((select platform.is_centre()));

alter table advisory.review enable row level security;
create policy centre on advisory.review
    using ((select platform.is_centre()));

-- Whether who is asking hands an issue to that hop. Asked of the owner, since the table's own policy asks it.
create function advisory.is_below(issue uuid, hop text) returns boolean language sql stable security definer
    set search_path = ''
    return exists (select from advisory.addressee a
                   where a.issue = $1 and a.organisation = $2 and a.via = platform.viewer());
revoke all on function advisory.is_below(uuid, text) from public;
grant execute on function advisory.is_below(uuid, text) to noroshi_app;

alter table advisory.addressee enable row level security;
create policy on_the_way on advisory.addressee
    using ((select platform.is_centre()) or (select platform.viewer()) in (organisation, via)
        or advisory.is_below(issue, via));

alter table advisory.passing enable row level security;
create policy on_the_way on advisory.passing
    using ((select platform.is_centre()) or (select platform.viewer()) = holder
        or advisory.is_below(issue, holder));

alter table advisory.onward enable row level security;
create policy own on advisory.onward
    using ((select platform.viewer()) in (organisation, '*'));
