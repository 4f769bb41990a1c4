-- A secretariat or ministry that hands a report on may let a field go less far than it came, never further: that is the
-- source's to say (handbook II.3.1).
create table relay.narrowing (
    entry  uuid        not null references relay.entry,
    field  text        not null,                     -- field id of the report form
    tlp    text        not null,
    set_by bigint      not null,
    set_at timestamptz not null,
    primary key (entry, field)
);

alter table relay.narrowing enable row level security;
create policy held on relay.narrowing
    using (exists (select from relay.entry e where e.id = entry));
