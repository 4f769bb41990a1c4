package dev.noroshi.taxii;

import dev.noroshi.platform.database.Crossing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When something was added last to a collection. Asked on every page, and by the house: to find out for it what the database
/// shows the caller would cost more than the page.
@Component
class LastAdded {

    private final JdbcClient jdbc;

    LastAdded(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Crossing("when something was added last to a collection, to whoever knows the collection; not what, nor for whom")
    public Optional<Instant> to(Collection collection) {
        return jdbc.sql("select last_added from taxii.collection where number = :number")
                .param("number", collection.number()).query(OffsetDateTime.class).optional()
                .map(OffsetDateTime::toInstant);
    }
}
