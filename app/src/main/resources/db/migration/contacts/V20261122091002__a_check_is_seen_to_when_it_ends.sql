-- Nobody is to be rung or faxed for a check whose deadline has passed: from now on the last time a check is due is its deadline.
-- Those that nobody looked after any more are seen to once.
update contacts.checking set due_at = deadline where due_at is null and ended_at is null;
