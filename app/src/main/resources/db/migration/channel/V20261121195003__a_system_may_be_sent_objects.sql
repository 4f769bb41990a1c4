-- A system that looks for indicators is of more use when it is sent the advisory itself, as objects, where that may leave the
-- pages for a desk.
alter table channel.webhook add column form text not null default 'NOTICE' check (form in ('NOTICE', 'STIX'));
