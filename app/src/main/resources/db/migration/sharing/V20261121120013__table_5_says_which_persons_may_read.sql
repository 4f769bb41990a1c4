-- Who inside an organisation may read what the organisation has. Source: handbook (試行版) II.2.3(2), table 5, 定義 (tlp.yaml,
-- persons, nda, need_to_know). RED has no persons there: the two parties, which is taken as their own staff who need to know,
-- the narrowest reading. AMBER_STRICT is TLP 2.0's. CLEAR has no limits and therefore no rows.
create table sharing.reader (
    tlp          text    not null check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN')),
    attachment   text    not null,
    nda          boolean not null,                   -- only under an agreement of secrecy in force
    need_to_know boolean not null,                   -- only who needs to know it for their work
    primary key (tlp, attachment)
);

insert into sharing.reader (tlp, attachment, nda, need_to_know)
values ('RED', 'staff', false, true), ('AMBER_STRICT', 'staff', false, true), ('AMBER', 'staff', false, true),
       ('AMBER', 'consultant', true, true), ('AMBER', 'on-site-contractor', true, true),
       ('AMBER', 'operator-system-contractor', true, true),
       ('GREEN', 'staff', false, false), ('GREEN', 'consultant', true, false),
       ('GREEN', 'on-site-contractor', true, false), ('GREEN', 'operator-system-contractor', true, false);

-- The posts whose holders read at all; others (administrator, auditor, council) get no further than what is public.
create table sharing.reading_role (
    role text primary key
);

insert into sharing.reading_role (role)
values ('operator-reporter'), ('operator-manager'), ('secretariat'), ('ministry'), ('centre-officer'), ('centre-analyst'),
       ('centre-approver'), ('partner');

-- Persons concerned (関係者): who in an organisation needs to know. Without any circle everybody whose post reads does; as soon
-- as there is one, only its members do, and one without members means nobody.
create table sharing.circle (
    id           uuid        primary key,
    organisation text        not null,
    name         text        not null check (length(name) between 1 and 100),
    sectors      text[]      not null default '{}',  -- only what concerns these; none means all
    edition      int         not null default 1,
    unique (organisation, name)
);

create table sharing.circle_person (
    circle uuid   not null references sharing.circle on delete cascade,
    person bigint not null,
    primary key (circle, person)
);

alter table sharing.circle enable row level security;
create policy own on sharing.circle
    using ((select platform.viewer()) in (organisation, '*'));

alter table sharing.circle_person enable row level security;
create policy own on sharing.circle_person
    using (exists (select from sharing.circle c where c.id = circle));

-- The markings somebody may read on a day in the name of an organisation: always, or where their circles' sectors are
-- concerned. Asked of the owner, because it is asked before anybody's name is known.
create function sharing.reads(person bigint, organisation text, day date,
                              out always text[], out if_concerned text[], out concerned text[])
    language sql stable security definer set search_path = '' as $$
    with post as (
        select p.attachment, p.nda
        from (select 1) as asked, lateral directory.post_on($1, $2, $3) p
        where exists (select from sharing.reading_role r where r.role = p.role)),
    known as (
        select count(*) > 0 as has_circles,
               coalesce(bool_or(m.person is not null and c.sectors = '{}'), false) as of_all
        from sharing.circle c
        left join sharing.circle_person m on m.circle = c.id and m.person = $1
        where c.organisation = $2),
    sectors as (
        select array(select distinct s from sharing.circle c
                     join sharing.circle_person m on m.circle = c.id and m.person = $1
                     cross join unnest(c.sectors) s
                     where c.organisation = $2 order by s) as concerned),
    permitted as (
        select r.tlp, r.need_to_know
        from sharing.reader r
        join post p on p.attachment = r.attachment and (p.nda or not r.nda))
    select array(select 'CLEAR'
                 union all
                 select p.tlp from permitted p, known k where not p.need_to_know or not k.has_circles or k.of_all),
           array(select p.tlp from permitted p, known k, sectors s
                 where p.need_to_know and k.has_circles and not k.of_all and s.concerned <> '{}'),
           s.concerned
    from sectors s
$$;

-- What the program says somebody may read, as far as the database finds the same: neither goes further than the other.
create function platform.narrowed(person bigint, organisation text, day date, inout always text, inout if_concerned text,
                                  inout concerned text)
    language sql stable as $$
    select array_to_string(array(select unnest(string_to_array($4, ',')) intersect select unnest(r.always)), ','),
           array_to_string(array(select unnest(string_to_array($5, ',')) intersect select unnest(r.if_concerned)), ','),
           array_to_string(array(select unnest(string_to_array($6, ',')) intersect select unnest(r.concerned)), ',')
    from (select 1) as asked, lateral sharing.reads($1, $2, $3) r
$$;
