package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.sharing.Marking;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of what was shared sideways. Nobody finds one who was not handed it.
@Component
class ExcerptRows {

    private final JdbcClient jdbc;
    private final ReportPaper paper;
    private final Clock clock;

    ExcerptRows(JdbcClient jdbc, ReportPaper paper, Clock clock) {
        this.jdbc = jdbc;
        this.paper = paper;
        this.clock = clock;
    }

    /// Keeps one that has just been handed over: before that, not even its sender would find it.
    void insert(Caller caller, DossierId from, int ordinal, Excerpt excerpt, Marking marking) {
        jdbc.sql("""
                insert into relay.excerpt (id, recipient, occasion, language, number, content, sectors, added, shared_on)
                values (:id, :recipient, :occasion, :language, :number, :content::jsonb, :sectors, :added, :on)""")
                .param("id", excerpt.id()).param("recipient", excerpt.recipient().value())
                .param("occasion", excerpt.occasion().name()).param("language", excerpt.language().name())
                .param("number", excerpt.number()).param("content", paper.write(excerpt.content()))
                .param("sectors", marking.sectors().stream().map(SectorCode::value).toArray(String[]::new))
                .param("added", marking.added().stream().map(OrganisationId::value).toArray(String[]::new))
                .param("on", excerpt.sharedOn()).update();
        jdbc.sql("""
                insert into relay.excerpt_from (excerpt, dossier, ordinal, shared_by, shared_at)
                values (:excerpt, :dossier, :ordinal, :by, :now)""").param("excerpt", excerpt.id())
                .param("dossier", from.value()).param("ordinal", ordinal).param("by", caller.person().value())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    Optional<Excerpt> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(this::excerpt).optional();
    }

    /// What was shared with an organisation, the newest first.
    List<Excerpt> of(OrganisationId recipient) {
        return jdbc.sql(SELECT + "where recipient = :recipient order by shared_on desc, number desc, id limit 200")
                .param("recipient", recipient.value()).query(this::excerpt).list();
    }

    /// What was shared of a dossier, the newest first.
    List<Excerpt> from(DossierId dossier) {
        return jdbc.sql("""
                select e.id, e.recipient, e.occasion, e.language, e.number, e.content, e.shared_on
                from relay.excerpt_from f
                join relay.excerpt e on e.id = f.excerpt
                where f.dossier = :dossier
                order by f.shared_at desc, e.recipient""").param("dossier", dossier.value()).query(this::excerpt)
                .list();
    }

    private static final String SELECT = """
            select id, recipient, occasion, language, number, content, shared_on
            from relay.excerpt
            """;

    private Excerpt excerpt(ResultSet row, int n) throws SQLException {
        return new Excerpt(row.getObject("id", UUID.class), new OrganisationId(row.getString("recipient")),
                Occasion.valueOf(row.getString("occasion")), Language.valueOf(row.getString("language")),
                row.getString("number"), paper.stored(row.getString("content")),
                row.getObject("shared_on", LocalDate.class));
    }
}
