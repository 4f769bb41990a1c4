-- Nobody but its owner ever knows a password: an administrator hands over a link that works once and ends soon. Only its
-- SHA-256 stands here. The same kind of link lets somebody choose a new password.
create table access.invitation (
    hash    bytea primary key,
    person  bigint      not null unique, -- the newest counts
    created timestamptz not null,
    expires timestamptz not null
);

-- An account at an organisation's own sign-in service that stands for a person here: the issuer's name for itself and its
-- name for the account. Never a mail address: those are given to somebody else one day.
create table access.identity (
    issuer  text        not null,
    subject text        not null,
    person  bigint      not null references access.account,
    created timestamptz not null,
    primary key (issuer, subject)
);

create index identity_person on access.identity (person);
