-- What was passed on is offered to machines too. Who offers it asks for whoever is asking, as the page does, whether they read what is
-- passed on; and, once, which cases had been passed on before.
create function c4tap.takes_part() returns boolean language sql stable
    return platform.is_centre()
        or coalesce(directory.class_of_viewer() = 'ceptoar-secretariat', false)
           and exists (select from c4tap.participant p where p.organisation = platform.viewer());

create function c4tap.passed_on() returns setof uuid language sql stable as $$
    select id from c4tap.mail_case where state = 'PASSED_ON' order by passed_on_at, id
$$;
