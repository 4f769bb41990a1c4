-- 50,000 addressees are written with one statement and belong to one advisory, which stays
alter table advisory.addressee drop constraint addressee_issue_fkey;
create trigger advisory_is_there after insert on advisory.addressee referencing new table as arrived
    for each statement execute function platform.belongs('issue', 'advisory.issue', 'id');
create trigger stays before update of issue on advisory.addressee for each row execute function platform.stays();
create trigger stays before delete or update of id on advisory.issue for each row execute function platform.stays();
