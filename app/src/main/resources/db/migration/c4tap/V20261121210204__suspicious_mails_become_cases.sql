-- C4TAP (セプターカウンシルにおける標的型攻撃に関する情報共有体制): what a mail sent in as suspicious tells of an attack, shared among the
-- CEPTOARs that take part. Source: activities of the CEPTOAR Council (in operation since 2012-12-25). Where a case came from stands in
-- a table of its own, which nobody reads but the desk of whoever sent it in.
create schema c4tap;

-- The organisations that take part, as the centre keeps the list. No list has been published.
create table c4tap.participant (
    organisation text        primary key,
    entered_by   bigint      not null,
    entered_at   timestamptz not null
);

-- A case as everybody sees it who may.
create table c4tap.mail_case (
    id           uuid        primary key,
    state        text        not null check (state in ('OPEN', 'PASSED_ON', 'CLOSED', 'TAKEN_BACK')),
    revision     int         not null default 1,
    title        text        not null,             -- at first the subject of the mail; then as the desk words it
    remark       text        not null default '',
    tlp          text        check (tlp in ('AMBER', 'GREEN', 'CLEAR')),
    occasion     text        not null default 'REAL' check (occasion in ('REAL', 'DRILL')),
    passed_on_at timestamptz,
    check ((state in ('PASSED_ON', 'TAKEN_BACK')) = (passed_on_at is not null)),
    check ((passed_on_at is not null) = (tlp is not null))
);

-- Where it came from.
create table c4tap.origin (
    id         uuid        primary key,
    mail_case  uuid        not null unique references c4tap.mail_case,
    mail       uuid        not null unique,        -- the mail as it came lies in quarantine, in mailin
    desk       text        not null,               -- whose people see to it
    claimed    text,                               -- the organisation it seems to come from
    sectors    text[]      not null,               -- those it may concern
    names      text[]      not null default '{}',  -- what names whoever the suspicious mail was sent to
    arrived_at timestamptz not null
);

create index origin_of_desk on c4tap.origin (desk, arrived_at desc);

-- What the mail tells of the attack: never its text, never what is in an attachment.
create table c4tap.trait (
    mail_case uuid    not null references c4tap.mail_case,
    position  int     not null,
    kind      text    not null check (kind in ('SUBJECT', 'FROM', 'REPLY_TO', 'RETURN_PATH', 'DATE', 'PROGRAM', 'RELAY', 'LINK',
                                               'FILE_NAME', 'FILE_HASH', 'PACKAGE_NAME', 'PACKAGE_HASH')),
    text      text    not null,
    telling   boolean not null,                    -- it names who reported, or whom the mail was sent to
    shared    boolean not null,                    -- it goes to those who take part; while the case is open, it is proposed
    primary key (mail_case, position),
    check (not (telling and shared))
);

alter table c4tap.participant enable row level security;
create policy own_and_centre on c4tap.participant
    using ((select platform.viewer()) in (organisation, '*') or (select platform.is_centre()))
    with check ((select platform.viewer()) = '*' or (select platform.is_centre()));

-- Like the mail itself: it may be a report nobody has marked yet.
alter table c4tap.origin enable row level security;
create policy desk on c4tap.origin
    using ((select platform.viewer()) = '*'
        or (select platform.viewer()) = desk and platform.may_read('RED', sectors))
    with check ((select platform.viewer()) in (desk, '*'));

alter table c4tap.mail_case enable row level security;
create policy desk_and_those_who_take_part on c4tap.mail_case
    using ((select platform.viewer()) = '*'
        or exists (select from c4tap.origin o where o.mail_case = mail_case.id)
        or state = 'PASSED_ON' and platform.may_read(tlp, (select directory.sector_codes()))
           and ((select platform.is_centre())
                or exists (select from c4tap.participant p where p.organisation = (select platform.viewer()))))
    with check ((select platform.viewer()) = '*'
        or exists (select from c4tap.origin o where o.mail_case = mail_case.id));

alter table c4tap.trait enable row level security;
create policy with_its_case on c4tap.trait
    using ((select platform.viewer()) = '*'
        or exists (select from c4tap.origin o where o.mail_case = trait.mail_case)
        or shared and exists (select from c4tap.mail_case c where c.id = trait.mail_case))
    with check ((select platform.viewer()) = '*'
        or exists (select from c4tap.origin o where o.mail_case = trait.mail_case));

-- What another room takes from a case: from all of it (named by its origin), or from what was passed on (named by the case).
create function c4tap.seen(subject uuid) returns boolean language sql stable
    return exists (select from c4tap.origin o where o.id = $1)
        or exists (select from c4tap.mail_case c where c.id = $1 and c.state = 'PASSED_ON');
