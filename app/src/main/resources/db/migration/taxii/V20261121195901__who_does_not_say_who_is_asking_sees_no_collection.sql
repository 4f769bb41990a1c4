-- Collections were shown to whoever was connected without saying for whom; now to nobody who does not say it.
alter policy known on taxii.collection
    using ((select platform.viewer()) is not null
           and ((select platform.viewer()) = '*' or kind <> 'QUARANTINE' or code = (select platform.viewer())
                or (select platform.is_centre())));
