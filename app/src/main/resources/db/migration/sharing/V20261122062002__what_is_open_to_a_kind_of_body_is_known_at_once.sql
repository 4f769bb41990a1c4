-- What sharing.permits lets every body of a kind have, whatever its name: a list a policy can ask for once for all rows, instead
-- of asking the rule again for each. An entry is 'AMBER ADVISORY'. The first whoever it is, the second where one of the sectors
-- concerned is its own.
create function sharing.open_to(actor_class text) returns text[] language sql stable
    return array(select s.tlp || ' ' || s.paper from sharing.scope s where s.actor_class = $1 and not s.concerned);

create function sharing.open_to_the_concerned(actor_class text) returns text[] language sql stable
    return array(select s.tlp || ' ' || s.paper from sharing.scope s where s.actor_class = $1 and s.concerned);
