-- Who may enter. A person of the registry gets an account; programs enter with a token that stands for a person.
-- The person is a number of the registry's; the two rooms share no foreign key, so that each can be restored alone.
create schema access;

create table access.account (
    person        bigint primary key,
    login         text        not null unique check (login = lower(login)),
    password_hash text        not null,
    language      text check (language in ('JA', 'EN')), -- what the person switched to last
    created       timestamptz not null,
    disabled      timestamptz
);

-- A token is 32 random bytes; whoever reads this table cannot use them, because only their SHA-256 stands here.
create table access.api_token (
    id        uuid primary key,
    person    bigint      not null references access.account,
    name      text        not null,
    hash      bytea       not null unique,
    created   timestamptz not null,
    expires   timestamptz not null,
    last_used timestamptz,
    revoked   timestamptz
);

create index api_token_person on access.api_token (person);

-- Wrong tries in a row, by a hash of what was typed: people type passwords into the wrong field.
create table access.wrong_try (
    key        bytea primary key,
    tries      integer     not null,
    last_try   timestamptz not null,
    wait_until timestamptz
);

create index wrong_try_age on access.wrong_try (last_try);
