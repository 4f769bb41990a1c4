-- Who did what to which thing, only ever added to: the right to change or remove a row is given to nobody.
create schema audit;

create table audit.entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    person       bigint,                 -- null: the program itself
    organisation text,
    act          text        not null,
    subject      text        not null    -- the id of what it was done to; never content, never a name
);

create index on audit.entry (subject, id);
