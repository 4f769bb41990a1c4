-- Whoever has made something of the whole directory reads this number to see whether it still holds, instead of reading
-- everything again. It is another after every transaction that
-- changed an organisation or a person.
-- From a sequence, since a number that was given in a transaction that failed must not be given again.
create sequence directory.edition_number;

create table directory.edition (
    number  bigint not null,
    counted xid8                 -- the transaction that counted last: within one nothing is gained by counting again
);

insert into directory.edition values (0, null);

create function directory.count_edition() returns trigger language plpgsql as $$
begin
    update directory.edition set number = nextval('directory.edition_number'), counted = pg_current_xact_id()
    where counted is distinct from pg_current_xact_id();
    return null;
end $$;

do $$
declare
    changing text;
begin
    foreach changing in array array['organisation', 'organisation_state', 'organisation_sector', 'affiliation', 'person', 'post']
    loop
        execute format('create trigger counted after insert or update or delete or truncate on directory.%I
                        for each statement execute function directory.count_edition()', changing);
    end loop;
end $$;
