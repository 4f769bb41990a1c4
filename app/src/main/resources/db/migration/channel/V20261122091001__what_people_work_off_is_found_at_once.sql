-- What is to be rung or faxed is gone through again and again: what was confirmed meanwhile must not stand in the way of the rest.
create index message_by_hand on channel.message (id)
    where state = 'WAITING' and means in ('TELEPHONE', 'FAX') and parcel is not null;
