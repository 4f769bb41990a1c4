-- Emergency calls (緊急連絡) belong to who calls and who is called, and to nobody else: the line is for their eyes only.
create schema hotline;

create table hotline.call (
    id             uuid        primary key,
    organisation   text        not null,               -- who calls
    addressee      text        not null,               -- the centre, or the secretariat that passes it on without the name
    occasion       text        not null check (occasion in ('REAL', 'DRILL')),
    line           text        not null,
    happened_at    timestamptz not null,
    call_back_name text        not null,
    call_back_at   text        not null,               -- the number to call back
    called_by      bigint      not null,
    sent_at        timestamptz not null,
    key            text        not null,               -- of the form or the program: sent twice, it is one call
    informed       text[]      not null default '{}',  -- who was told that there is a call, and nothing more
    state          text        not null check (state in ('WAITING', 'TAKEN', 'CLOSED')),
    step           smallint    not null default 0,     -- how far it was escalated
    next_step_at   timestamptz,                        -- when it is escalated further, unless somebody has taken it
    taken_by       bigint,
    taken_at       timestamptz,
    handler        bigint,                             -- who calls back
    passed_at      timestamptz,                        -- when a secretariat passed it on
    answered_at    timestamptz,                        -- when the centre answered what a secretariat passed on
    outcome        text        check (outcome in ('SETTLED', 'REPORT_FOLLOWS', 'FALSE_ALARM', 'OTHER')),
    outcome_text   text,
    closed_by      bigint,
    closed_at      timestamptz,
    unique (organisation, key),
    check ((state = 'WAITING') = (taken_at is null)),
    check ((taken_at is null) = (taken_by is null)),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((closed_at is null) = (outcome is null)),
    check ((next_step_at is not null) <= (state = 'WAITING'))
);

create index call_sent on hotline.call (organisation, sent_at desc, id);
create index call_received on hotline.call (addressee, sent_at desc, id);
create index call_due on hotline.call (next_step_at) where next_step_at is not null;

create table hotline.note (
    id           bigint      generated always as identity primary key,
    call         uuid        not null references hotline.call,
    organisation text        not null,
    author       bigint      not null,
    text         text        not null,
    at           timestamptz not null
);

create index note_of_call on hotline.note (call, id);

-- Which call of its own a secretariat made of a member's call. It stands on the secretariat's side only, so that nothing
-- leads from the centre back to the member.
create table hotline.passed (
    holder text not null,
    call   uuid primary key references hotline.call,
    onward uuid not null unique
);

-- The report a call became. It stands on the reporter's side only: the same report may reach the centre without a name, and
-- the call has one.
create table hotline.report (
    organisation text not null,
    call         uuid primary key references hotline.call,
    series       uuid not null unique
);

-- Organisations that want their emergency calls to go by way of their secretariat. Without a row they go to the centre.
create table hotline.way (
    organisation text        primary key,
    way          text        not null check (way in ('CENTRE', 'SECRETARIAT')),
    chosen_by    bigint      not null,
    chosen_at    timestamptz not null
);

alter table hotline.call enable row level security;
create policy two_sides on hotline.call
    using ((select platform.viewer()) in (organisation, addressee, '*'))
    with check ((select platform.viewer()) in (organisation, addressee, '*'));
alter table hotline.note enable row level security;
create policy with_its_call on hotline.note
    using (exists (select from hotline.call c where c.id = call))
    with check ((select platform.viewer()) in (organisation, '*') and exists (select from hotline.call c where c.id = call));
alter table hotline.passed enable row level security;
create policy holder_only on hotline.passed using ((select platform.viewer()) in (holder, '*'));
alter table hotline.way enable row level security;
create policy own on hotline.way using ((select platform.viewer()) in (organisation, '*'));
alter table hotline.report enable row level security;
create policy own on hotline.report using ((select platform.viewer()) in (organisation, '*'));
