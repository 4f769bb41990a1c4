-- Something besides the password: a code from an app (RFC 6238), a passkey, a recovery code, a code by mail. Whoever reads
-- these tables enters nowhere with them: secrets of apps are sealed with a key that lies in the data folder, of passkeys only
-- the public half stands here, and of all other codes a SHA-256.
create table access.totp (
    person    bigint primary key references access.account,
    secret    bytea       not null,
    created   timestamptz not null,
    confirmed timestamptz,           -- when a first code was right; before that it is no factor yet
    last_step bigint      not null default 0 -- a code is good once
);

create table access.recovery_code (
    person bigint not null references access.account,
    hash   bytea  not null,
    used   timestamptz,
    primary key (person, hash)
);

create table access.mail_code (
    person  bigint primary key references access.account,
    hash    bytea       not null,
    sent    timestamptz not null,
    expires timestamptz not null
);

-- who wants codes by mail; nothing else than the wish, the address stands in the registry
alter table access.account add column mail_codes boolean not null default false;

-- a random number under which an authenticator knows the person, and which tells it nothing about them
create table access.passkey_owner (
    person bigint primary key references access.account,
    handle bytea not null unique
);

create table access.passkey (
    id              uuid primary key,
    person          bigint      not null references access.account,
    name            text        not null,
    credential      bytea       not null unique,
    public_key      bytea       not null,
    signatures      bigint      not null,
    uv_initialized  boolean     not null,
    backup_eligible boolean     not null,
    backup_state    boolean     not null,
    transports      text[]      not null,
    attestation     bytea       not null, -- as the authenticator introduced itself; the library reads it at each use
    client_data     bytea       not null,
    created         timestamptz not null,
    last_used       timestamptz
);

create index passkey_person on access.passkey (person);
