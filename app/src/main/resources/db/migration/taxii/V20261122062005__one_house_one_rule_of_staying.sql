-- The rule that what others belong to stays is the platform's now.
drop trigger stays on taxii.collection;
drop trigger stays on taxii.audience;
drop trigger stays on taxii.entry;
drop function taxii.stays();
create trigger stays before delete or update of number on taxii.collection for each row execute function platform.stays();
create trigger stays before delete or update of id on taxii.audience for each row execute function platform.stays();
create trigger stays before update of collection, audience on taxii.entry for each row execute function platform.stays();
