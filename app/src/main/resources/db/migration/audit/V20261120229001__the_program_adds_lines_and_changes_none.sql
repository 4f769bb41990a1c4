-- The role the program works in may add to the trail and read it, no more; and an organisation reads its own lines only.
-- What is read beyond that (an auditor's search, sealing, verifying) is a crossing of the house.
revoke update, delete on audit.entry, audit.seal, audit.key, audit.head, audit.trail from noroshi_app;

alter table audit.entry enable row level security;
create policy own on audit.entry for select
    using ((select platform.viewer()) in (organisation, '*'));
-- also somebody who is just signing in leaves a line
create policy added on audit.entry for insert
    with check (true);
