-- Table 5, note 2 (printed as ※１ on the report form): for aggregation and analysis, reports are shared as needed with
-- information-security agencies asked for cooperation beforehand. With whom that is agreed, since when and what about.
create table sharing.agreement (
    id           uuid        primary key,
    organisation text        not null,
    since        date        not null,               -- first day
    until        date,                               -- last day; null while no end is known
    subject      text        not null check (subject <> ''), -- what was agreed
    recorded_by  bigint      not null,
    recorded_at  timestamptz not null,
    ended_by     bigint,
    check (until is null or until >= since)
);

create index on sharing.agreement (organisation, since);

alter table sharing.agreement enable row level security;
create policy the_two on sharing.agreement
    using ((select platform.is_centre()) or (select platform.viewer()) = organisation);

-- Whether it is agreed with an organisation on that day.
create function sharing.agreed(organisation text, day date) returns boolean language sql stable
    return exists (select from sharing.agreement a
                   where a.organisation = $1 and $2 between a.since and coalesce(a.until, 'infinity'));

-- Whether an organisation may have something marked so on that day: because the marking says so, or because it is a part
-- of a report and the organisation an agency it is agreed with. The advisory form has no such note.
create function sharing.permits_on(tlp text, paper text, sectors text[], added text[], organisation text,
                                   actor_class text, works_in text[], day date) returns boolean language sql stable as $$
    select sharing.permits($1, $2, $3, $4, $5, $6, $7)
        or coalesce($2 = 'REPORT' and $6 = 'infosec-agency' and sharing.agreed($5, $8), false)
$$;
