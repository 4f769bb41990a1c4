-- A file of members and people that waits to be agreed to is seen by the organisation of who sent it.
alter table registry.pending_import enable row level security;
create policy own on registry.pending_import
    using ((select platform.viewer()) = '*' or directory.works_at(person, (select platform.viewer())));
