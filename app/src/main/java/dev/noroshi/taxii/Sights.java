package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Reading;
import dev.noroshi.c4tap.PassedOnCases;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Reads;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import dev.noroshi.sharing.Sharing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import dev.noroshi.taxii.Editions.Edition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import dev.noroshi.platform.work.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds out what a caller may see: the rule in words decides which markings, the database decides the same once more
/// (`taxii.audiences_in_sight`) and finds to whom what was handed.
@Component
class Sights {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Sharing sharing;
    private final Reading reading;
    private final PassedOnCases cases;
    private final Remembered<Caller, Sight> known;
    private final Clock clock;

    Sights(JdbcClient jdbc, Directory directory, Sharing sharing, Reading reading, PassedOnCases cases,
            TaxiiSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.sharing = sharing;
        this.reading = reading;
        this.cases = cases;
        this.known = new Remembered<>(10_000, settings.remember());
        this.clock = clock;
    }

    /// As it was found out at most a second ago.
    Sight of(Caller caller) {
        return known.get(caller, this::find);
    }

    /// As it is now for what stands in that edition of the collection. What was added since may have been handed to an audience
    /// nobody knew a second ago; who were shown what came after it would never ask for it again.
    Sight of(Caller caller, Collection collection, Edition edition) {
        var sight = of(caller);
        return !edition.lastAdded().isAfter(sight.upTo(collection))
                ? sight
                : known.anew(caller, this::find);
    }

    private Sight find(Caller caller) {
        // asked first: whatever is in a collection by then, its audience is found below
        var upTo = jdbc.sql("select number, last_added from taxii.collection").query(Sights::last).list().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        var organisation = directory.organisation(caller.organisation(), LocalDate.now(clock)).orElseThrow();
        var reads = reading.of(caller);
        var permitted = jdbc.sql("select id, tlp, sectors, added from taxii.marking")
                .query((row, n) -> new Numbered(row))
                .list().stream().filter(each -> permits(each.marking(), organisation, reads)).map(Numbered::id)
                .toArray(Integer[]::new);
        var circle = cases.areReadBy(caller) ? Sight.Circle.INSIDE : Sight.Circle.OUTSIDE;
        var audiences = jdbc.sql("select taxii.audiences_in_sight(:permitted::int[], :cases)")
                .param("permitted", permitted, Types.ARRAY).param("cases", circle == Sight.Circle.INSIDE)
                .query((row, n) -> Sight.list(Arrays.stream((Integer[]) row.getArray(1).getArray())
                        .mapToInt(Integer::intValue).toArray()))
                .single();
        return new Sight(organisation, reads, audiences,
                caller.may(Permission.SEND_STIX) ? Sight.Giving.MAY_SEND : Sight.Giving.MAY_NOT, circle,
                upTo);
    }

    private static Map.Entry<Integer, Instant> last(ResultSet row, int n) throws SQLException {
        return Map.entry(row.getInt("number"), Moments.of(row, "last_added"));
    }

    private boolean permits(Marking marking, Organisation organisation, Reads reads) {
        return sharing.permits(marking, organisation) && reads.covers(marking.tlp(), marking.sectors());
    }

    /// A marking and its number.
    private record Numbered(int id, Marking marking) {

        Numbered(ResultSet row) throws SQLException {
            this(row.getInt("id"), new Marking(Tlp.valueOf(row.getString("tlp")), Paper.ADVISORY,
                    texts(row, "sectors").stream().map(SectorCode::new).collect(Collectors.toSet()),
                    texts(row, "added").stream().map(OrganisationId::new).collect(Collectors.toSet())));
        }

        private static Set<String> texts(ResultSet row, String column) throws SQLException {
            return Set.of((String[]) row.getArray(column).getArray());
        }
    }
}
