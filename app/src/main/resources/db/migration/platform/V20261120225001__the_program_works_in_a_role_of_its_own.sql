-- The owner of the tables only migrates. The program works as noroshi_app, which owns nothing and sees of the shared
-- tables only what their policies show whoever is asking (row-level security behind the rule in the code).
do $$
begin
    if not exists (select from pg_roles where rolname = 'noroshi_app') then
        create role noroshi_app;
    end if;
    if not pg_has_role(current_user, 'noroshi_app', 'member') then
        execute format('grant noroshi_app to %I', current_user);
    end if;
exception when insufficient_privilege then
    raise exception 'The database needs a role for the program. As administrator: create role noroshi_app; grant noroshi_app to %;', current_user;
end $$;

-- Who is asking: the id of an organisation, * for the house itself, null for nobody.
create function platform.viewer() returns text language sql stable parallel safe
    return nullif(current_setting('noroshi.viewer', true), '');

-- Whether the national centre, or the house itself, is asking.
create function platform.is_centre() returns boolean language sql stable parallel safe
    return coalesce(current_setting('noroshi.centre', true) = 'on' or platform.viewer() = '*', false);

-- Rooms and tables that come later belong to the same program.
alter default privileges grant usage on schemas to noroshi_app;
alter default privileges grant select, insert, update, delete on tables to noroshi_app;
alter default privileges grant usage, select on sequences to noroshi_app;

do $$
declare
    room name;
begin
    for room in select nspname from pg_namespace where nspowner = current_user::regrole and nspname !~ '^pg_' and nspname <> 'public'
    loop
        execute format('grant usage on schema %I to noroshi_app', room);
        execute format('grant select, insert, update, delete on all tables in schema %I to noroshi_app', room);
        execute format('grant usage, select on all sequences in schema %I to noroshi_app', room);
    end loop;
end $$;
