-- Whoever imports members sees what the file would change before it does. Between the two requests the file waits here,
-- because nodes keep nothing themselves. It is gone after a day.

create schema if not exists registry;

create table registry.pending_import (
  id     uuid primary key,
  person bigint not null,
  at     timestamptz not null,
  file   bytea not null
);
