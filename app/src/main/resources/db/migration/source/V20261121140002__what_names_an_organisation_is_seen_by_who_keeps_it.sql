-- What names an organisation is seen by itself and its secretariat, who enter it. The centre, which compares with that of
-- everybody, is not shown it: the comparison is made by the house (crossings). What was found in an advisory is the centre's.
alter table source.identifier enable row level security;
create policy keepers on source.identifier
    using ((select platform.viewer()) in (organisation, '*')
        or directory.is_secretariat_of((select platform.viewer()), organisation));

alter table source.finding enable row level security;
create policy centre on source.finding
    using ((select platform.is_centre()));
