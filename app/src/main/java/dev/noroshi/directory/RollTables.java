package dev.noroshi.directory;

import java.util.OptionalLong;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The roll, one statement for each question.
@Repository
class RollTables implements Roll {

    private final JdbcClient jdbc;

    RollTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OptionalLong edition() {
        return jdbc.sql("""
                select number
                from directory.edition
                where coalesce(counted <> pg_current_xact_id_if_assigned(), true)""").query(Long.class).optional()
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public List<OrganisationEntry> organisations(Set<ActorClass> classes) {
        return jdbc.sql("""
                select o.code, o.actor_class, o.ministry, s.*,
                       array(select distinct x.sector from directory.organisation_sector x
                             where x.organisation = o.code and x.valid_from <= coalesce(s.valid_to, 'infinity')
                               and coalesce(x.valid_to, 'infinity') >= s.valid_from) as sectors
                from directory.organisation o
                join directory.organisation_state s on s.organisation = o.code
                where o.actor_class = any(:classes)
                order by o.code, s.valid_from""").param("classes", codes(classes))
                .query(RegistryReader::organisation).list();
    }

    @Override
    public List<PersonEntry> people(Set<ActorClass> classes) {
        return jdbc.sql("""
                select p.*, t.*
                from directory.post t
                join directory.person p on p.id = t.person
                join directory.organisation o on o.code = t.organisation
                where o.actor_class = any(:classes)
                order by t.organisation, p.login, t.valid_from""").param("classes", codes(classes))
                .query(RegistryReader::person).list();
    }

    private static String[] codes(Set<ActorClass> classes) {
        return classes.stream().map(ActorClass::code).toArray(String[]::new);
    }
}
