-- A program that lost the answer sends its request again with the same key and gets the first answer, not a second report.
create schema if not exists intake;

create table intake.idempotency (
    person   bigint      not null,
    key      text        not null,
    request  text        not null,                   -- fingerprint of method, path and body
    status   int,                                    -- the answer; null only inside the transaction that makes it
    answer   text,
    location text,
    edition  int,
    at       timestamptz not null,
    primary key (person, key)
);

create index on intake.idempotency (at);
