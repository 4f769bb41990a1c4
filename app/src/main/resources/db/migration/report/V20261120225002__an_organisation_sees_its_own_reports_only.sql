-- Reports that an organisation writes and sends are its own; what becomes of them, the house tells it (crossings).
alter table report.series enable row level security;
create policy own on report.series
    using ((select platform.viewer()) in (organisation, '*'));

alter table report.report enable row level security;
create policy own on report.report
    using (exists (select from report.series s where s.id = series));

alter table report.progress enable row level security;
create policy own on report.progress
    using (exists (select from report.series s where s.id = series));
