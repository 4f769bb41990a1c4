package dev.noroshi.advisory;

import dev.noroshi.advisory.CurrentAdvisories.Cover;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the covers of what went out, and nothing of what stands inside. Drills are left out.
@Component
class CoverRows {

    private static final String COVER = """
            select i.id, i.series, i.ordinal, i.state, i.importance, i.tlp, i.issued_at, i.recalled_at, i.added, i.sectors, i.title,
                   s.language, s.number
            from advisory.issue i join advisory.series s on s.id = i.series
            where s.occasion = 'REAL' and s.number is not null and i.issued_at is not null
              and i.state in ('ISSUED', 'SUPERSEDED', 'RECALLED')
            """;

    private final JdbcClient jdbc;

    CoverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A cover, and what decides who may have it.
    ///
    /// @param recalledAt null where it was not
    record Row(UUID series, int ordinal, AdvisoryState state, Marking marking, @Nullable Instant recalledAt,
            Cover cover) {
    }

    List<Row> issued(int most) {
        return jdbc.sql(COVER + "limit :most").param("most", most).query(CoverRows::row).list();
    }

    List<Row> all(Collection<UUID> issues) {
        return jdbc.sql(COVER + "  and i.id = any(:ids)").param("ids", issues.toArray(UUID[]::new))
                .query(CoverRows::row).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var tlp = Tlp.valueOf(row.getString("tlp"));
        var ordinal = row.getInt("ordinal");
        var marking = new Marking(tlp, Paper.ADVISORY,
                Arrays.stream(texts(row, "sectors")).map(SectorCode::new).collect(Collectors.toUnmodifiableSet()),
                Arrays.stream(texts(row, "added")).map(OrganisationId::new).collect(Collectors.toUnmodifiableSet()));
        return new Row(row.getObject("series", UUID.class), ordinal, AdvisoryState.valueOf(row.getString("state")),
                marking, Moments.orNull(row, "recalled_at"),
                new Cover(new AdvisoryId(row.getObject("id", UUID.class)),
                        new IdentificationNumber(IdentificationNumber.Kind.T, Occasion.REAL, row.getInt("number"),
                                ordinal),
                        row.getString("title"), Importance.valueOf(row.getString("importance")), tlp,
                        Language.valueOf(row.getString("language")),
                        Moments.of(row, "issued_at")));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
