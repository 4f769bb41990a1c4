-- The second place in which the sharing rule is held: what the code has cleared, the database checks again when it is
-- handed over. Source: handbook (試行版) II.2.3(2), table 5 情報共有範囲, and the scopes printed on the two forms; where
-- they differ, the narrower one stands. CLEAR (printed White) has no limits and therefore no rows.
create schema sharing;

create table sharing.scope (
    tlp         text    not null check (tlp in ('RED', 'AMBER', 'GREEN')),
    paper       text    not null check (paper in ('REPORT', 'ADVISORY')), -- on which form the marking stands
    actor_class text    not null,
    concerned   boolean not null,  -- only where the body works in, or answers for, a sector directly concerned
    primary key (tlp, paper, actor_class)
);

insert into sharing.scope (tlp, paper, actor_class, concerned)
select tlp, paper, actor_class, concerned
from (values ('RED', 'nisc', false), ('RED', 'responsible-ministry', true),
             ('AMBER', 'nisc', false), ('AMBER', 'responsible-ministry', true),
             ('AMBER', 'ceptoar-secretariat', true), ('AMBER', 'operator', true),
             ('GREEN', 'nisc', false), ('GREEN', 'responsible-ministry', false),
             ('GREEN', 'ceptoar-secretariat', false), ('GREEN', 'operator', false)) as s (tlp, actor_class, concerned),
     (values ('REPORT'), ('ADVISORY')) as p (paper)
union all
-- on the advisory form (figures 7 and 8) GREEN stops at ministries, CEPTOARs and their operators
select 'GREEN', 'REPORT', actor_class, false
from (values ('incident-response-ministry'), ('infosec-ministry'), ('disaster-ministry'), ('infosec-agency'),
             ('olympic-related'), ('cyberspace-provider')) as s (actor_class);

-- Whether an organisation may have something marked so.
--   sectors      those directly concerned; none means nobody where it matters
--   added        organisations the originator has added by name (table 5, note 1)
--   works_in     the sectors of the organisation on that day
create function sharing.permits(tlp text, paper text, sectors text[], added text[], organisation text,
                                actor_class text, works_in text[]) returns boolean language sql stable parallel safe
    return coalesce($1 = 'CLEAR' or $5 = any ($4)
        or exists (select from sharing.scope s
                   where s.tlp = $1 and s.paper = $2 and s.actor_class = $6 and (not s.concerned or $3 && $7)), false);
