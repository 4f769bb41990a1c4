-- The originator may ask that bodies outside the marking's scope have a report too (handbook II.2.3(2), table 5, note 1).
create table report.added (
    series       uuid not null references report.series,
    organisation text not null,
    primary key (series, organisation)
);

alter table report.added enable row level security;
create policy own on report.added
    using (exists (select from report.series s where s.id = series));
