-- Whoever tries many logins from one place stays under the limit of each. A place is counted by itself, within an hour,
-- since thousands may share one address and a right try of one of them says nothing about the others.
alter table access.wrong_try add column since timestamptz;
