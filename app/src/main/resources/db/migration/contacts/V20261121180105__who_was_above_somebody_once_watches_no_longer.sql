-- Those above somebody see how a check of contact data goes as long as they are above them: an organisation that has left a
-- CEPTOAR is none of its former secretariat's any more, nor of the ministry of a sector it has left.
drop policy own_or_watched on contacts.asked;
create policy own_or_watched on contacts.asked
    using ((select platform.viewer()) in (organisation, '*')
        or (select platform.viewer()) = any (watchers) and directory.is_above(organisation));
drop policy own_or_watched on contacts.said;
create policy own_or_watched on contacts.said
    using ((select platform.viewer()) in (organisation, '*')
        or (select platform.viewer()) = any (watchers) and directory.is_above(organisation));
drop policy own_or_watched on contacts.handover;
create policy own_or_watched on contacts.handover
    using ((select platform.viewer()) in (organisation, '*')
        or (select platform.viewer()) = any (watchers) and directory.is_above(organisation));
