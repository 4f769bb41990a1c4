-- Advisories and reports from before there were indicators, or before more could be found in a text, are read one after the other,
-- in the order of their ids. Where that stands is kept with each of them, so that who is cut off goes on there.
create table indicator.catch_up (
    kind        text        primary key check (kind in ('ADVISORY', 'REPORT')),
    edition     int         not null,           -- of what finds them
    after       uuid,                           -- the one read last
    looked      int         not null default 0, -- how many were read
    failed      int         not null default 0, -- how many of them could not be
    total       int         not null,           -- how many there were when it began
    began_at    timestamptz not null,
    finished_at timestamptz
);

alter table indicator.catch_up enable row level security;
create policy centre on indicator.catch_up using ((select platform.viewer()) = '*' or (select platform.is_centre()))
    with check ((select platform.viewer()) = '*');
