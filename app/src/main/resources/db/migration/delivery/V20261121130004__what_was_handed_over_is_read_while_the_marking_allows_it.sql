-- Being handed something is not enough for ever. Where the sharing rule said who may have it, it says so again for
-- whoever looks, as things stand today: an organisation that has left the sector finds it no more. What went along a
-- report's own path (no paper) stays with its two parties.
drop policy on_the_way on delivery.parcel;
create policy on_the_way on delivery.parcel
    using ((select platform.viewer()) = '*'
        or ((select platform.viewer()) in (recipient, sender) or (select platform.viewer()) = any (path))
           and (paper is null
                or sharing.permits(tlp, paper, sectors, added, (select platform.viewer()),
                                   (select directory.class_of_viewer()),
                                   (select directory.sectors_of_viewer()))));
