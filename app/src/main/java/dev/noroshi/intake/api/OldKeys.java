package dev.noroshi.intake.api;

import dev.noroshi.platform.database.Crossing;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keys of requests so old that nobody sends them again.
@Component
class OldKeys {

    private final JdbcClient jdbc;

    OldKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    @Crossing("nothing: answers kept for programs that ask again are thrown away, whosever they are")
    void forget(OffsetDateTime before) {
        jdbc.sql("delete from intake.idempotency where at < :before").param("before", before).update();
    }
}
