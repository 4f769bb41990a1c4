-- As the directory's: another number after every transaction that entered or removed an identifier, whoever's it is.
-- From a sequence, since a number that was given in a transaction that failed must not be given again.
create sequence source.edition_number;

create table source.edition (
    number  bigint not null,
    counted xid8
);

insert into source.edition values (0, null);

create function source.count_edition() returns trigger language plpgsql as $$
begin
    update source.edition set number = nextval('source.edition_number'), counted = pg_current_xact_id()
    where counted is distinct from pg_current_xact_id();
    return null;
end $$;

create trigger counted after insert or update or delete or truncate on source.identifier
    for each statement execute function source.count_edition();
