-- A check of contact data and a test of the ways tell people of no parcel; what they are about tells two of them apart.
alter table channel.message add column about uuid;
alter table channel.message drop constraint message_reason_check;
alter table channel.message add constraint message_reason_check
    check (reason in ('NEW', 'REMINDER', 'ESCALATION', 'TEST', 'CONTACT'));
do $$
declare
    former text;
begin
    select conname into strict former from pg_constraint
    where conrelid = 'channel.message'::regclass and contype = 'u';
    execute format('alter table channel.message drop constraint %I', former);
end $$;
alter table channel.message add constraint message_once
    unique nulls not distinct (parcel, about, reason, step, organisation, person, means, address);
create index message_about on channel.message (ended_at) where about is not null and state = 'DEAD';
