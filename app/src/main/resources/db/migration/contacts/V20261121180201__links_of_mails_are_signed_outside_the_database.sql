-- Whoever had a copy of the database could sign links, and so confirm contact data in others' names. The key lies in the
-- data folder now (contacts.key), as every other key does. Links that were sent before open no more; whoever has one signs in.
drop table contacts.signing;
