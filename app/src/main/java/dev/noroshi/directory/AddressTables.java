package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The address book, read from the tables of this room.
@Repository
class AddressTables implements AddressBook {

    private final JdbcClient jdbc;

    AddressTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<OrganisationId, Contact> contacts(Collection<OrganisationId> ids, LocalDate on) {
        var contacts = new HashMap<OrganisationId, Contact>();
        jdbc.sql("""
                select * from directory.organisation_state
                where organisation = any(:ids) and :on between valid_from and coalesce(valid_to, 'infinity')""")
                .param("ids", DirectoryTables.codes(ids)).param("on", on)
                .query(row -> {
                    contacts.put(new OrganisationId(row.getString("organisation")), contact(row));
                });
        return contacts;
    }

    static Contact contact(ResultSet row) throws SQLException {
        return new Contact(row.getString("desk_ja"), row.getString("desk_en"), row.getString("email"),
                row.getString("phone"), row.getString("fax"), row.getString("hotline"), row.getString("hours"));
    }

    @Override
    public Map<OrganisationId, List<Person>> people(Collection<OrganisationId> ids, LocalDate on) {
        var people = new LinkedHashMap<OrganisationId, List<Person>>();
        jdbc.sql("""
                select p.*, t.*
                from directory.post t
                join directory.person p on p.id = t.person
                where t.organisation = any(:ids) and :on between t.valid_from and coalesce(t.valid_to, 'infinity')
                order by t.organisation, p.login""").param("ids", DirectoryTables.codes(ids)).param("on", on)
                .query(row -> {
                    var person = DirectoryTables.person(row, 0);
                    people.computeIfAbsent(person.organisation(), id -> new ArrayList<>()).add(person);
                });
        return people;
    }

    @Override
    public List<Person> peopleAt(String email, LocalDate on) {
        return jdbc.sql("""
                select p.*, t.*
                from directory.person p
                join directory.post t on t.person = p.id
                where lower(t.email) = lower(:email) and :on between t.valid_from and coalesce(t.valid_to, 'infinity')
                order by p.login, t.organisation""").param("email", email).param("on", on)
                .query(DirectoryTables::person).list();
    }

    @Override
    public List<OrganisationId> organisationsAt(String domain, LocalDate on) {
        return jdbc.sql("""
                select organisation from directory.organisation_state
                where lower(domain) = lower(:domain) and :on between valid_from and coalesce(valid_to, 'infinity')
                order by organisation""").param("domain", domain).param("on", on)
                .query((row, n) -> new OrganisationId(row.getString("organisation"))).list();
    }
}
