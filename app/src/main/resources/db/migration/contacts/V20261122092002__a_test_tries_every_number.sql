-- A test rings every number that is recorded, and a desk may have several: the address tells two of a means apart.
do $$
declare
    former text;
begin
    select conname into strict former from pg_constraint
    where conrelid = 'contacts.asked'::regclass and contype = 'u';
    execute format('alter table contacts.asked drop constraint %I', former);
end $$;
alter table contacts.asked add constraint asked_once
    unique nulls not distinct (check_of, organisation, person, means, address);
