-- Those of whom nobody could be told stand on the list of stale contacts, which asks for them by organisation.
create index message_no_address on channel.message (organisation)
    where state = 'DEAD' and cause = 'NO_ADDRESS' and means = 'MAIL';
