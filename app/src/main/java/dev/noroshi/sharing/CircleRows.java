package dev.noroshi.sharing;

import java.util.Map;
import java.util.HashMap;
import java.util.ArrayList;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of circles.
@Component
class CircleRows {

    private final JdbcClient jdbc;

    CircleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether somebody needs to know, by the circles of their organisation.
    NeedToKnow need(PersonId person, OrganisationId organisation) {
        record Row(boolean isMember, Set<SectorCode> sectors) {
        }
        var rows = jdbc.sql("""
                select c.sectors, m.person is not null as is_member
                from sharing.circle c
                left join sharing.circle_person m on m.circle = c.id and m.person = :person
                where c.organisation = :organisation""").param("person", person.value())
                .param("organisation", organisation.value())
                .query((row, n) -> new Row(row.getBoolean("is_member"), sectors(row))).list();
        if (rows.isEmpty()) return NeedToKnow.ALWAYS;
        var own = rows.stream().filter(Row::isMember).toList();
        if (own.isEmpty()) return NeedToKnow.NEVER;
        if (own.stream().anyMatch(row -> row.sectors().isEmpty())) return NeedToKnow.ALWAYS;
        return new NeedToKnow.Where(
                own.stream().flatMap(row -> row.sectors().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /// The circles of an organisation, by name.
    List<Circle> of(OrganisationId organisation) {
        return jdbc.sql(CIRCLE + "where c.organisation = :organisation order by c.name")
                .param("organisation", organisation.value()).query(CircleRows::circle).list();
    }

    /// The circles of organisations that have any.
    Map<OrganisationId, List<Circle>> of(Collection<OrganisationId> organisations) {
        var circles = new HashMap<OrganisationId, List<Circle>>();
        jdbc.sql(CIRCLE + "where c.organisation = any(:organisations)")
                .param("organisations", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query(row -> {
                    circles.computeIfAbsent(new OrganisationId(row.getString("organisation")),
                            _ -> new ArrayList<>()).add(circle(row, 0));
                });
        return circles;
    }

    Optional<Circle> find(UUID id, OrganisationId organisation) {
        return jdbc.sql(CIRCLE + "where c.id = :id and c.organisation = :organisation").param("id", id)
                .param("organisation", organisation.value()).query(CircleRows::circle).optional();
    }

    void insert(OrganisationId organisation, Circle circle) {
        jdbc.sql("""
                insert into sharing.circle (id, organisation, name, sectors)
                values (:id, :organisation, :name, :sectors)""").param("id", circle.id())
                .param("organisation", organisation.value()).param("name", circle.name())
                .param("sectors", codes(circle.sectors())).update();
        people(circle);
    }

    /// False when somebody else was faster.
    boolean update(Circle circle) {
        var isUpToDate = jdbc.sql("""
                update sharing.circle
                set name = :name, sectors = :sectors, edition = edition + 1
                where id = :id and edition = :edition""").param("id", circle.id()).param("name", circle.name())
                .param("sectors", codes(circle.sectors())).param("edition", circle.edition()).update() == 1;
        if (!isUpToDate) return false;
        jdbc.sql("delete from sharing.circle_person where circle = :id").param("id", circle.id()).update();
        people(circle);
        return true;
    }

    private void people(Circle circle) {
        jdbc.sql("insert into sharing.circle_person (circle, person) select :id, unnest(:people::bigint[])")
                .param("id", circle.id())
                .param("people", circle.people().stream().map(PersonId::value).toArray(Long[]::new)).update();
    }

    /// False when somebody else was faster.
    boolean delete(UUID id, int edition) {
        return jdbc.sql("delete from sharing.circle where id = :id and edition = :edition").param("id", id)
                .param("edition", edition).update() == 1;
    }

    /// Keeps others of the organisation out until the transaction ends: what leaves nobody is asked of all circles.
    void lock(OrganisationId organisation) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sharing.circle'), hashtext(:organisation))")
                .param("organisation", organisation.value()).query(row -> {
                });
    }

    private static final String CIRCLE = """
            select c.id, c.organisation, c.name, c.sectors, c.edition,
                   array(select m.person from sharing.circle_person m where m.circle = c.id) as people
            from sharing.circle c
            """;

    private static Circle circle(ResultSet row, int n) throws SQLException {
        var people = new HashSet<PersonId>();
        for (var person : (Long[]) row.getArray("people").getArray())
            people.add(new PersonId(person));
        return new Circle(row.getObject("id", UUID.class), row.getString("name"), sectors(row), people,
                row.getInt("edition"));
    }

    private static Set<SectorCode> sectors(ResultSet row) throws SQLException {
        Array codes = row.getArray("sectors");
        return Arrays.stream((String[]) codes.getArray()).map(SectorCode::new).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] codes(Collection<SectorCode> sectors) {
        return sectors.stream().map(SectorCode::value).toArray(String[]::new);
    }
}
