-- A foreign key asks once for every row and locks what it finds each time; of 50,000 rows that belong to the same thing it asks
-- 50,000 times. Where many rows come together and what they belong to never goes away, a trigger of the statement asks once:
--   create trigger … after insert on … referencing new table as arrived for each statement
--     execute function platform.belongs('column', 'schema.table', 'its key')
create function platform.belongs() returns trigger language plpgsql security definer set search_path = '' as $$
declare
    is_missing boolean;
begin
    execute format($question$
        select exists (select from (select distinct a.%1$I as key from arrived a where a.%1$I is not null) x
                       where not exists (select from %2$s w where w.%3$I = x.key))$question$,
        tg_argv[0], tg_argv[1]::regclass, tg_argv[2]) into is_missing;
    if is_missing then
        raise foreign_key_violation
            using message = format('%s of %I.%I is not in %s', tg_argv[0], tg_table_schema, tg_table_name, tg_argv[1]);
    end if;
    return null;
end $$;

-- Then what it belongs to stays, and it stays with that.
create function platform.stays() returns trigger language plpgsql set search_path = '' as $$
begin
    raise foreign_key_violation
        using message = format('What %I.%I holds stays as it is', tg_table_schema, tg_table_name);
end $$;
