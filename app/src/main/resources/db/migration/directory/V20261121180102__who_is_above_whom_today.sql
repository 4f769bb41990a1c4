-- Whether who is asking is above an organisation on the day they ask: the centre, the secretariat it is a member with, or the
-- ministry that answers for a sector it works in. What was above it once is above it no more.
create function directory.is_above(organisation text) returns boolean language sql stable
    return platform.is_centre() or directory.is_secretariat_of(platform.viewer(), $1)
        or directory.class_of_viewer() = 'responsible-ministry'
           and directory.sectors_of_viewer() && (select s.sectors from directory.standing($1, platform.day()) s);

create function directory.sector_codes() returns text[] language sql stable
    return array(select s.code from directory.sector s order by s.code);
