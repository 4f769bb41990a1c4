-- the key by which a message is entered once begins with the parcel, too
drop index channel.message_of_parcel;
