-- What the sharing rule asks of the directory about whoever is asking, one value each: a policy asks them once a statement.
create function directory.class_of_viewer() returns text language sql stable
    return (select s.actor_class from directory.standing(platform.viewer(), platform.day()) s);

create function directory.sectors_of_viewer() returns text[] language sql stable
    return (select s.sectors from directory.standing(platform.viewer(), platform.day()) s);
