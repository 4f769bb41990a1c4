package dev.noroshi.platform.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What an administrator may set about the program as a whole. Every key can be given as an argument
/// (`--noroshi.data=/srv/noroshi`), as an environment variable (`NOROSHI_DATA`) or in `application.yaml` beside the
/// program. The port of the pages is Spring's `server.port` (8080 when nothing is said).
///
/// @param data the data folder: the embedded database and everything that must survive a restart lies in it; made when
///        it is missing, readable to its owner only. One program at a time may use it
/// @param databaseUrl the JDBC URL of a PostgreSQL of the administrator's own, version 15 or later, with user and
///        password as parameters (`jdbc:postgresql://db.example/noroshi?user=noroshi&password=…`); without it the
///        embedded PostgreSQL is used. Give it as `NOROSHI_DATABASE_URL`, because arguments are visible to every user
///        of a machine
/// @param demo whether an empty database is filled with a fictional world to try the program out. Demo accounts exist
///        only then
@ConfigurationProperties("noroshi")
public record NoroshiSettings(@DefaultValue("data") Path data, @Nullable String databaseUrl,
        @DefaultValue("false") boolean demo) {

    public NoroshiSettings {
        data = data.toAbsolutePath().normalize();
    }

    /// Names no URL, since that holds a password.
    @Override
    public String toString() {
        return "NoroshiSettings[data=" + data + ", databaseUrl=" + (databaseUrl == null ? "none" : "[withheld]")
                + ", demo=" + demo + "]";
    }
}
