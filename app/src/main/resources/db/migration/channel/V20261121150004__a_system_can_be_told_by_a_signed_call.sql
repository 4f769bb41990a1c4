-- A system of an organisation that is called when something waits. Its secret is not kept: it is derived from a key in the
-- data folder, the id and the turn, so that a copy of the database does not hold it.
create table channel.webhook (
    id           uuid        primary key,
    organisation text        not null unique,
    url          text        not null,
    turn         smallint    not null default 1,   -- counts the secrets given out
    entered_at   timestamptz not null,
    entered_by   bigint      not null
);
alter table channel.webhook enable row level security;
create policy own on channel.webhook using ((select platform.viewer()) in (organisation, '*'));
