package dev.noroshi.relay;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Every report in every hand, one after the other in the order of the ids, for rooms that draw on it later than when it
/// arrived. Shown is what whoever is asking may see.
@Component
public class EarlierReports {

    private final JdbcClient jdbc;
    private final DossierRows rows;

    EarlierReports(JdbcClient jdbc, DossierRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /// A report as one of its holders got it.
    ///
    /// @param isLast whether nothing has taken the place of this one
    public record Earlier(Dossier dossier, Entry entry, boolean isLast) {
    }

    /// How many there are.
    @Transactional(readOnly = true)
    public int howMany() {
        return jdbc.sql("select count(*) from relay.entry").query(Integer.class).single();
    }

    /// The id that follows; empty at the end.
    ///
    /// @param after null for the first
    @Transactional(readOnly = true)
    public Optional<UUID> next(@Nullable UUID after) {
        return jdbc.sql("select id from relay.entry where id > :after order by id limit 1")
                .param("after", Objects.requireNonNullElse(after, new UUID(0, 0))).query(UUID.class).optional();
    }

    /// The report as it stands now; until the caller's transaction ends, nothing takes its place and nobody withdraws it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Earlier> hold(UUID id) {
        return rows.entry(new EntryId(id))
                .flatMap(entry -> rows.lock(entry.dossier()).map(dossier -> new Earlier(dossier,
                        entry, entry.revision() == rows.lastRevision(dossier.id(), entry.ordinal()))));
    }
}
