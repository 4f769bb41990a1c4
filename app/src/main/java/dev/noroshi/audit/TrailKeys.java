package dev.noroshi.audit;

import dev.noroshi.platform.config.NoroshiSettings;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The keys of the trail, for the administrator's commands.
public final class TrailKeys {

    private TrailKeys() {
    }

    /// Makes a new key in the data folder, signed by the one before; the trail says so. A program that is running signs
    /// with it from the next time on.
    ///
    /// @return its fingerprint, to be written down
    public static String renew(DataSource database, Path data, Clock clock) {
        var lines = new Lines(new JdbcTemplate(database));
        var heads = new Heads(JdbcClient.create(database),
                new TransactionTemplate(new JdbcTransactionManager(database)), lines,
                new NoroshiSettings(data, null, false), clock);
        return heads.renewKey();
    }
}
