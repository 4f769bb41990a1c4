package dev.noroshi.channel;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
import org.jspecify.annotations.Nullable;
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

    /// All who stand in for somebody of the organisations.
    Set<PersonId> namedDeputies(Collection<OrganisationId> organisations) {
        return new HashSet<>(deputies(organisations.stream().map(OrganisationId::value).toArray(String[]::new)).values()
                .stream().flatMap(List::stream).toList());
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

    /// All that one party has arranged.
    Arrangement of(Party party, LocalDate today) {
        var chosen = of(List.of(party.organisation()), today);
        var absence = party.person() == null ? null : absence(party.organisation(), party.person(), today);
        return new Arrangement(chosen.choices(party), chosen.hours().get(party),
                party.person() == null ? List.of() : chosen.deputies().getOrDefault(party.person(), List.of()),
                absence);
    }

    private Arrangement.@Nullable Absence absence(OrganisationId organisation, PersonId person, LocalDate today) {
        return jdbc.sql("""
                select first_day, last_day from channel.absence
                where organisation = :organisation and person = :person and last_day >= :today
                order by first_day limit 1""").param("organisation", organisation.value())
                .param("person", person.value())
                .param("today", today)
                .query((row, n) -> new Arrangement.Absence(row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .optional().orElse(null);
    }

    /// Writes it over what was there.
    void write(Party party, Arrangement arrangement) {
        for (var table : List.of("choice", "hours"))
            jdbc.sql("delete from channel." + table
                    + " where organisation = :organisation and person is not distinct from :person")
                    .param("organisation", party.organisation().value()).param("person", number(party), Types.BIGINT)
                    .update();
        writeChoices(party, arrangement.choices());
        if (arrangement.hours() != null) writeHours(party, arrangement.hours());
        if (party.person() != null) writeDeputies(party.organisation(), party.person(), arrangement);
    }

    private void writeChoices(Party party, Choice.Table table) {
        for (var isOpen : List.of(true, false))
            for (var importance : Importance.values()) {
                var choice = table.at(isOpen, importance);
                jdbc.sql("""
                        insert into channel.choice (organisation, person, importance, open, means, pace)
                        values (:organisation, :person, :importance, :open, :means, :pace)""")
                        .param("organisation", party.organisation().value())
                        .param("person", number(party), Types.BIGINT)
                        .param("importance", importance.name()).param("open", isOpen)
                        .param("means", choice.means().stream().map(Means::name).toArray(String[]::new))
                        .param("pace", choice.pace().name()).update();
            }
    }

    private void writeHours(Party party, OpeningHours hours) {
        jdbc.sql("""
                insert into channel.hours (organisation, person, days, opens, closes)
                values (:organisation, :person, :days, :opens, :closes)""")
                .param("organisation", party.organisation().value()).param("person", number(party), Types.BIGINT)
                .param("days", hours.days().stream().map(day -> (short) day.getValue()).toArray(Short[]::new))
                .param("opens", hours.opens()).param("closes", hours.closes()).update();
    }

    private void writeDeputies(OrganisationId organisation, PersonId person, Arrangement arrangement) {
        for (var table : List.of("deputy", "absence"))
            jdbc.sql("delete from channel." + table + " where organisation = :organisation and person = :person")
                    .param("organisation", organisation.value()).param("person", person.value()).update();
        var rank = 1;
        for (var deputy : arrangement.deputies())
            jdbc.sql("insert into channel.deputy values (:organisation, :person, :deputy, :rank)")
                    .param("organisation", organisation.value()).param("person", person.value())
                    .param("deputy", deputy.value()).param("rank", rank++).update();
        var absence = arrangement.absence();
        if (absence != null)
            jdbc.sql("insert into channel.absence values (:organisation, :person, :first, :last)")
                    .param("organisation", organisation.value()).param("person", person.value())
                    .param("first", absence.first()).param("last", absence.last()).update();
    }

    private static @Nullable Long number(Party party) {
        return party.person() == null ? null : party.person().value();
    }

    private static Party party(ResultSet row) throws SQLException {
        var person = row.getObject("person", Long.class);
        return new Party(new OrganisationId(row.getString("organisation")),
                person == null ? null : new PersonId(person));
    }
}
