-- The answers kept for programs that ask again name reports: they are seen by the organisation whose program asked.
alter table intake.idempotency enable row level security;
create policy own on intake.idempotency
    using ((select platform.viewer()) = '*' or directory.works_at(person, (select platform.viewer())));
