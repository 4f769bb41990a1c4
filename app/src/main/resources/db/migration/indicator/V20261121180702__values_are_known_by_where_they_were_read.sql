-- Indicators (侵害の痕跡). There is no row for an indicator as such: it is a type and a value, and its id follows from them. What
-- is kept is where it was read. So two who know the same value by different sources share no row, and nothing (no count, no
-- conflict, no time it takes) tells the one of the other's. Source: handbook II.2.3(2).
create schema indicator;

-- A place where values were read.
create table indicator.source (
    id         uuid        primary key,
    kind       text        not null check (kind in ('ADVISORY', 'REPORT', 'ENTERED')),
    subject    uuid        not null unique,      -- the issue of the advisory; the holder's entry of the report; for what was entered, itself
    thread     uuid        not null,             -- the series of the advisory; the holder's dossier; itself
    ordinal    int         not null default 1,   -- which report of the thread
    holder     text        not null,             -- who issued, holds or entered it
    reach      text        not null check (reach in ('HANDED', 'HELD', 'OWN', 'MARKED')),
    occasion   text        not null check (occasion in ('REAL', 'DRILL')),
    language   text        not null check (language in ('JA', 'EN')),
    tlp        text        not null check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR')),
    sectors    text[]      not null default '{}',
    added      text[]      not null default '{}', -- organisations the originator named beside the scope (table 5, note 1)
    title      text        not null,
    number     text,                              -- as printed, where there is one
    read_at    timestamptz not null,
    entered_by bigint,                            -- the person, of what was entered
    standing   text        not null check (standing in ('STANDS', 'SUPERSEDED', 'RECALLED')),
    check ((kind = 'ADVISORY') = (reach = 'HANDED')),
    check ((kind = 'REPORT') = (reach = 'HELD')),
    check ((kind = 'ENTERED') = (entered_by is not null))
);

create index source_thread on indicator.source (thread);
create index source_holder on indicator.source (holder, read_at desc) where kind = 'ENTERED';

-- A value in a source, once for each source.
create table indicator.mention (
    source      uuid        not null references indicator.source on delete cascade,
    indicator   uuid        not null,            -- follows from type and value
    position    int         not null,            -- in the order of the source
    type        text        not null,
    value       text        not null,            -- in the one form in which equal things are equal
    shown       text,                            -- as people write it, where that differs
    host        text,                            -- the machine inside
    written     text        not null,            -- as it stands there
    place       text        not null,            -- the field, the file, the line
    times       int         not null,            -- how often it stands there
    tlp         text        not null check (tlp in ('RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR')),
    confidence  smallint    check (confidence between 0 and 100), -- null: not known
    valid_from  timestamptz not null,
    valid_until timestamptz,                     -- null: no end is known
    techniques  text[]      not null default '{}', -- ids of MITRE ATT&CK
    occasion    text        not null,            -- these two: of the source, for lists
    read_at     timestamptz not null,
    primary key (source, indicator)
);

create index mention_of on indicator.mention (indicator, read_at desc, source);
create index mention_list on indicator.mention (occasion, read_at desc, source, position);
create index mention_host on indicator.mention (host) where host is not null;

-- A source is seen by whoever may read the thing itself: an advisory by whom it was handed to, a report by its holder, what was
-- entered by who entered it, and what the centre entered with a marking by everybody the marking permits. What was recalled
-- is read by nobody but the centre.
alter table indicator.source enable row level security;
create policy as_its_subject on indicator.source
    using ((select platform.viewer()) = '*'
        or case kind
               when 'ADVISORY' then advisory.seen(subject)
                                    and (standing <> 'RECALLED' or (select platform.is_centre()))
               when 'REPORT' then holder = (select platform.viewer()) and relay.seen(subject)
               else (entered_by = (select platform.person()) or platform.may_read(tlp, sectors))
                    and (holder = (select platform.viewer())
                         or reach = 'MARKED' and standing <> 'RECALLED'
                            and sharing.permits(tlp, 'ADVISORY', sectors, added, (select platform.viewer()),
                                                (select directory.class_of_viewer()),
                                                (select directory.sectors_of_viewer())))
           end);

-- A value may be marked narrower than what it stands in.
alter table indicator.mention enable row level security;
create policy with_its_source on indicator.mention
    using (exists (select from indicator.source s
                   where s.id = source
                     and (s.tlp = mention.tlp or (select platform.viewer()) = '*'
                          or (s.entered_by = (select platform.person()) or platform.may_read(mention.tlp, s.sectors))
                             and (s.holder = (select platform.viewer()) or s.reach = 'HANDED'
                                  or sharing.permits(mention.tlp, 'ADVISORY', s.sectors, s.added,
                                                     (select platform.viewer()),
                                                     (select directory.class_of_viewer()),
                                                     (select directory.sectors_of_viewer()))))));
