-- A message is claimed and settled soon after it is entered. With room on its page, claiming it touches no index.
alter table channel.message set (fillfactor = 60);
