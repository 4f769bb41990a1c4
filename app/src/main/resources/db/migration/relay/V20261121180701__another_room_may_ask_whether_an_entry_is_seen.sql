-- What another room takes from a report is seen by whoever may read the report there. It asks this, as it asks advisory.seen.
create function relay.seen(entry uuid) returns boolean language sql stable
    return exists (select from relay.entry e where e.id = $1);
