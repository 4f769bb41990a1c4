package dev.noroshi.advisory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Everything that ever went out, one after the other in the order of the ids, for rooms that draw on it later than when it was
/// issued. Shown is what whoever is asking may see.
@Component
public class EarlierAdvisories {

    private final JdbcClient jdbc;
    private final AdvisoryRows rows;
    private final Annexes annexes;

    EarlierAdvisories(JdbcClient jdbc, AdvisoryRows rows, Annexes annexes) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.annexes = annexes;
    }

    /// One that went out, with its files.
    public record Earlier(Advisory.Published advisory, List<AnnexFile> annexes) {
        public Earlier {
            annexes = List.copyOf(annexes);
        }
    }

    /// How many there are.
    @Transactional(readOnly = true)
    public int howMany() {
        return jdbc.sql("select count(*) from advisory.issue where state in ('ISSUED', 'SUPERSEDED', 'RECALLED')")
                .query(Integer.class).single();
    }

    /// The id that follows; empty at the end.
    ///
    /// @param after null for the first
    @Transactional(readOnly = true)
    public Optional<UUID> next(@Nullable UUID after) {
        return jdbc.sql("""
                select id
                from advisory.issue
                where state in ('ISSUED', 'SUPERSEDED', 'RECALLED') and id > :after
                order by id
                limit 1""").param("after", Objects.requireNonNullElse(after, new UUID(0, 0))).query(UUID.class)
                .optional();
    }

    /// The advisory as it stands now; until the caller's transaction ends, nobody recalls or replaces it.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Earlier> hold(UUID id) {
        return rows.lock(new AdvisoryId(id))
                .flatMap(found -> found instanceof Advisory.Published published
                        ? Stream.of(new Earlier(published, published.content().annexes().stream()
                                .flatMap(annex -> annexes.file(annex).stream()).toList())).findFirst()
                        : Optional.empty());
    }
}
