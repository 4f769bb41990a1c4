-- The centre's people too read no more than their markings; a draft that is not marked yet is as narrow as can be, and
-- remains with who began it.
alter table advisory.issue add column sectors text[] not null default '{}'; -- of the latest version, as tlp

update advisory.issue i
set sectors = array(select distinct s
                    from advisory.version v,
                         jsonb_array_elements(coalesce(v.fields -> 'recipients', '[]')) r,
                         jsonb_array_elements_text(coalesce(r -> 'sectors', '[]')) s
                    where v.issue = i.id and v.edition = i.edition);

drop policy handed on advisory.issue;
create policy handed on advisory.issue
    using (((select platform.is_centre()) or delivery.carried(id))
        and (drafted_by = (select platform.person()) or platform.may_read(coalesce(tlp, 'RED'), sectors)));

drop policy handed on advisory.version;
create policy handed on advisory.version
    using (exists (select from advisory.issue i where i.id = issue));

drop policy handed on advisory.annex;
create policy handed on advisory.annex
    using (exists (select from advisory.issue i where i.series = annex.series));

drop policy centre on advisory.source;
create policy centre on advisory.source
    using ((select platform.is_centre()) and exists (select from advisory.issue i where i.id = issue));

drop policy centre on advisory.review;
create policy centre on advisory.review
    using ((select platform.is_centre()) and exists (select from advisory.issue i where i.id = issue));

drop policy centre on advisory.drawn;
create policy centre on advisory.drawn
    using ((select platform.is_centre()) and exists (select from advisory.issue i where i.id = issue));

-- Whether who is asking may read an issue.
create function advisory.seen(issue uuid) returns boolean language sql stable
    return exists (select from advisory.issue i where i.id = $1);
