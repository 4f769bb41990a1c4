package dev.noroshi.registry;

import dev.noroshi.platform.database.Crossing;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Files nobody came back for.
@Component
class OldFiles {

    private final JdbcClient jdbc;

    OldFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Crossing("nothing: files nobody agreed to are thrown away, whosever they are")
    void forget(OffsetDateTime before) {
        jdbc.sql("delete from registry.pending_import where at < :before").param("before", before).update();
    }
}
