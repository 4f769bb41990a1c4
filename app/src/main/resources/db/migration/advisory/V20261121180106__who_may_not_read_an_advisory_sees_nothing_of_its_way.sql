-- To whom an advisory goes, who was left out and why is shown to those only who may read the advisory: somebody of a hop who may
-- not was shown the reasons. Found by the canary walk; no page showed them.
drop policy on_the_way on advisory.addressee;
create policy on_the_way on advisory.addressee
    using (((select platform.is_centre()) or (select platform.viewer()) = via
            or (select platform.viewer()) = organisation and left_out_reason is null and delivery.carried(issue)
            or advisory.is_below(issue, via))
        and exists (select from advisory.issue i where i.id = issue));

drop policy on_the_way on advisory.passing;
create policy on_the_way on advisory.passing
    using (((select platform.is_centre()) or (select platform.viewer()) = holder
            or advisory.is_below(issue, holder))
        and exists (select from advisory.issue i where i.id = issue));
