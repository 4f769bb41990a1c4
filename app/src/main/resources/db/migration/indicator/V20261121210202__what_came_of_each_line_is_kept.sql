-- Who enters hundreds of lines wants to see afterwards what came of each: kept, known already, or refused and why. It is for the
-- organisation that entered them, as what it entered is; lines that were refused stand nowhere else.
create table indicator.entry_line (
    source   uuid   not null references indicator.source on delete cascade,
    position int    not null,
    number   int    not null,              -- as an editor or spreadsheet counts
    text     text   not null,              -- its beginning
    found    text[] not null default '{}', -- each a type, a blank and a value
    known    text[] not null default '{}', -- those of them the organisation knew before, or that stand in a line above
    problems text[] not null default '{}', -- each a field, a code and details, divided by the sign for it (U+001F)
    primary key (source, position)
);

alter table indicator.entry_line enable row level security;
create policy who_entered_it on indicator.entry_line
    using ((select platform.viewer()) = '*'
        or exists (select from indicator.source s
                   where s.id = source and s.kind = 'ENTERED' and s.holder = (select platform.viewer())));
