-- Each hop sees its own dossiers. What joins them is the secret of the hop that made the join.
alter table relay.dossier enable row level security;
create policy held on relay.dossier
    using ((select platform.viewer()) in (holder, '*'));

alter table relay.entry enable row level security;
create policy held on relay.entry
    using (exists (select from relay.dossier d where d.id = dossier));

alter table relay.copy enable row level security;
create policy held on relay.copy
    using (exists (select from relay.entry e where e.id = entry));

alter table relay.redaction enable row level security;
create policy held on relay.redaction
    using (exists (select from relay.entry e where e.id = entry));

alter table relay.outgoing enable row level security;
create policy held on relay.outgoing
    using ((select platform.viewer()) in (holder, '*'));

alter table relay.handover enable row level security;
create policy held on relay.handover
    using ((select platform.viewer()) in (holder, '*'));

alter table relay.origin enable row level security;
create policy held on relay.origin
    using ((select platform.viewer()) in (holder, '*'));
