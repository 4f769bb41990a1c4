-- Who is told that others further down are silent lists them among those to be called, by who was told.
create index pursuit_told on delivery.pursuit (told, at) where told is not null;
