package dev.noroshi.channel;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What organisations and their people have chosen, as rows.
@Component
class ChoiceRows {

    private final JdbcClient jdbc;

    ChoiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What everybody in some organisations has chosen.
    ///
    /// @param deputies who stands in for those who are away on the day, in order
    record Chosen(Map<Party, Choice.Table> choices, Map<Party, OpeningHours> hours,
            Map<PersonId, List<PersonId>> deputies, Set<PersonId> away) {

        Choice.Table choices(Party party) {
            return choices.getOrDefault(party, Choice.Table.USUAL);
        }

        /// A person without hours of their own keeps those of the desk.
        OpeningHours hours(Party party) {
            var own = hours.get(party);
            return own != null
                    ? own
                    : hours.getOrDefault(Party.desk(party.organisation()), OpeningHours.USUAL);
        }
    }

    /// Four questions, however many organisations.
    Chosen of(Collection<OrganisationId> organisations, LocalDate on) {
        var ids = organisations.stream().map(OrganisationId::value).toArray(String[]::new);
        return new Chosen(choices(ids), hours(ids), deputies(ids), away(ids, on));
    }

    private Map<Party, Choice.Table> choices(String[] organisations) {
        var found = new HashMap<Party, Choice.Table>();
        jdbc.sql("""
                select organisation, person, importance, open, means, pace
                from channel.choice where organisation = any(:ids)""").param("ids", organisations)
                .query((row, n) -> found.merge(party(row), choice(Choice.Table.USUAL, row),
                        (before, now) -> unchecked(before, row)))
                .list();
        return found;
    }

    private static Choice.Table unchecked(Choice.Table before, ResultSet row) {
        try {
            return choice(before, row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Choice.Table choice(Choice.Table before, ResultSet row) throws SQLException {
        var means = Arrays.stream((String[]) row.getArray("means").getArray()).map(Means::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return before.with(row.getBoolean("open"), Importance.valueOf(row.getString("importance")),
                new Choice(means, Pace.valueOf(row.getString("pace"))));
    }

    private Map<Party, OpeningHours> hours(String[] organisations) {
        var found = new HashMap<Party, OpeningHours>();
        jdbc.sql("select organisation, person, days, opens, closes from channel.hours where organisation = any(:ids)")
                .param("ids", organisations).query((row, n) -> found.put(party(row), hours(row))).list();
        return found;
    }

    private static OpeningHours hours(ResultSet row) throws SQLException {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : (Short[]) row.getArray("days").getArray())
            days.add(DayOfWeek.of(day));
        return new OpeningHours(days, row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class));
    }

    private Map<PersonId, List<PersonId>> deputies(String[] organisations) {
        return jdbc.sql("""
                select person, deputy from channel.deputy where organisation = any(:ids) order by person, rank""")
                .param("ids", organisations)
                .query((row, n) -> Map.entry(new PersonId(row.getLong("person")), new PersonId(row.getLong("deputy"))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Set<PersonId> away(String[] organisations, LocalDate on) {
        return new HashSet<>(jdbc.sql("""
                select person from channel.absence
                where organisation = any(:ids) and :on between first_day and last_day""").param("ids", organisations)
                .param("on", on).query((row, n) -> new PersonId(row.getLong("person"))).list());
    }

    private static Party party(ResultSet row) throws SQLException {
        var person = row.getObject("person", Long.class);
        return new Party(new OrganisationId(row.getString("organisation")),
                person == null ? null : new PersonId(person));
    }
}
