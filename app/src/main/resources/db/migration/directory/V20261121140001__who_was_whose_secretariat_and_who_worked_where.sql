-- What the policies of other rooms ask of the directory. They ask whether it ever was so: the day on which something is
-- read is the program's business, which knows what day it is (its clock can be set, the database's cannot).
create function directory.was_secretariat_of(secretariat text, organisation text) returns boolean language sql stable
    return exists (select from directory.affiliation s
                   join directory.affiliation m on m.ceptoar = s.ceptoar and m.part = 'member'
                    and m.valid_from <= coalesce(s.valid_to, 'infinity')
                    and s.valid_from <= coalesce(m.valid_to, 'infinity')
                   where s.organisation = $1 and s.part = 'secretariat' and m.organisation = $2);

create function directory.has_worked_at(person bigint, organisation text) returns boolean language sql stable
    return exists (select from directory.post t where t.person = $1 and t.organisation = $2);
