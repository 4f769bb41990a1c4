-- A program rarely needs all that its person may do. What is null or empty here narrows nothing. A certificate a machine
-- shows in TLS is a credential like a token: known by its SHA-256, narrowed and revoked the same way.
alter table access.api_token
    add column kind         text    not null default 'TOKEN' check (kind in ('TOKEN', 'CERTIFICATE')),
    add column permissions  text[],                      -- null: all its person has
    add column networks     text[]  not null default '{}', -- empty: from anywhere
    add column read_only    boolean not null default false,
    add column last_address text;
