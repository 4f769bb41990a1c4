-- What an advisory said is read as its stage allows, whatever the question is: outside the centre what stands, in the edition
-- that was issued; what was recalled by nobody it was sent to (the centre, who wrote it, answers for it and corrects it);
-- what was discarded by nobody at all. The row of the issue is the tombstone: number, title, reason.
update advisory.issue set title = '' where state = 'DISCARDED';
alter table advisory.issue add constraint issue_discarded_says_nothing check (state <> 'DISCARDED' or title = '');

drop policy handed on advisory.version;
create policy as_its_stage_allows on advisory.version
    using (exists (select from advisory.issue i
                   where i.id = issue
                     and case when (select platform.viewer()) = '*' then true
                              when (select platform.is_centre()) then i.state <> 'DISCARDED'
                              else i.state in ('ISSUED', 'SUPERSEDED') and i.edition = version.edition
                         end));

-- Whether any version lists a file. Asked of the owner: to whoever asks, versions may be hidden.
create function advisory.is_listed(annex uuid, series uuid) returns boolean language sql stable security definer
    set search_path = ''
    return exists (select from advisory.version v
                   where v.issue in (select i.id from advisory.issue i where i.series = $2) and $1 = any (v.annexes));
revoke all on function advisory.is_listed(uuid, uuid) from public;
grant execute on function advisory.is_listed(uuid, uuid) to noroshi_app;

-- A file is read by who may read a version that has it; one just added, which none has yet, by the centre.
drop policy handed on advisory.annex;
create policy with_a_version_that_has_it on advisory.annex
    using (exists (select from advisory.version v
                   where v.issue in (select i.id from advisory.issue i where i.series = annex.series)
                     and annex.id = any (v.annexes))
        or (select platform.is_centre()) and not advisory.is_listed(annex.id, annex.series));

-- What a second officer wrote, and what it rests on, go with the text.
drop policy centre on advisory.source;
create policy centre on advisory.source
    using ((select platform.is_centre())
        and exists (select from advisory.version v where v.issue = source.issue and v.edition = source.edition));
drop policy centre on advisory.drawn;
create policy centre on advisory.drawn
    using ((select platform.is_centre())
        and exists (select from advisory.version v where v.issue = drawn.issue and v.edition = drawn.edition));
drop policy centre on advisory.review;
create policy centre on advisory.review
    using ((select platform.is_centre())
        and exists (select from advisory.version v where v.issue = review.issue and v.edition = review.edition));
