package dev.noroshi.taxii;

import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.platform.work.Together;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which edition of a collection there is now. Asked on every page, and by the house: to find out for it what the database
/// shows the caller would cost more than the page. All who ask at the same time are told by one look, which is no older than what
/// they ask.
@Component
class Editions {

    private final JdbcClient jdbc;
    private final Together<Integer, Edition> looks = new Together<>();

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A state of a collection: as long as there is no other, the same stands in it.
    ///
    /// @param number counts what was added and what was taken out
    /// @param lastAdded when something was added last
    record Edition(long number, Instant lastAdded) {
    }

    @Crossing("which edition of a collection there is, to whoever knows the collection; not what is in it, nor for whom")
    public Edition of(Collection collection) {
        return looks.get(collection.number(), this::find);
    }

    private Edition find(int number) {
        return jdbc.sql("select edition, last_added from taxii.collection where number = :number")
                .param("number", number)
                .query((row, n) -> new Edition(row.getLong("edition"),
                        Moments.of(row, "last_added")))
                .single();
    }
}
