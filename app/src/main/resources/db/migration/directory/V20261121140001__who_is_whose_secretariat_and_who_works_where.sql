-- What the policies of other rooms ask of the directory, as of the day of whoever asks.
create function directory.is_secretariat_of(secretariat text, organisation text) returns boolean language sql stable
    return exists (select from directory.affiliation s
                   join directory.affiliation m on m.ceptoar = s.ceptoar and m.part = 'member'
                    and platform.day() between m.valid_from and coalesce(m.valid_to, 'infinity')
                   where s.organisation = $1 and s.part = 'secretariat' and m.organisation = $2
                     and platform.day() between s.valid_from and coalesce(s.valid_to, 'infinity'));

create function directory.works_at(person bigint, organisation text) returns boolean language sql stable
    return exists (select from directory.post t
                   where t.person = $1 and t.organisation = $2
                     and platform.day() between t.valid_from and coalesce(t.valid_to, 'infinity'));
