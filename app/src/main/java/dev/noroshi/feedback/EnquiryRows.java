package dev.noroshi.feedback;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of enquiries.
@Component
class EnquiryRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    EnquiryRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Enquiry add(AdvisoryId advisory, Caller caller, OrganisationId asked, String question) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into feedback.enquiry (id, advisory, asker, asked, question, asked_by, asked_at)
                values (:id, :advisory, :asker, :asked, :question, :by, :now)""").param("id", id)
                .param("advisory", advisory.value()).param("asker", caller.organisation().value())
                .param("asked", asked.value()).param("question", question).param("by", caller.person().value())
                .param("now", OffsetDateTime.now(clock)).update();
        return find(id).orElseThrow();
    }

    void passedUp(UUID id, UUID as) {
        jdbc.sql("update feedback.enquiry set passed_up_as = :as where id = :id").param("as", as).param("id", id)
                .update();
    }

    /// @param by nobody when the answer came down by itself
    void answer(UUID id, String answer, @Nullable Caller by) {
        jdbc.sql("""
                update feedback.enquiry
                set answer = :answer, answered_by = :by, answered_at = :now
                where id = :id and answer is null""").param("answer", answer)
                .param("by", by == null ? null : by.person().value(), Types.BIGINT)
                .param("now", OffsetDateTime.now(clock)).param("id", id).update();
    }

    /// Those that were passed up as this one and still wait.
    List<Enquiry> waitingFor(UUID id) {
        return jdbc.sql(ENQUIRY + "where passed_up_as = :id and answer is null for update").param("id", id)
                .query(EnquiryRows::enquiry).list();
    }

    Optional<Enquiry> lock(UUID id) {
        return jdbc.sql(ENQUIRY + "where id = :id for update").param("id", id).query(EnquiryRows::enquiry).optional();
    }

    Optional<Enquiry> find(UUID id) {
        return jdbc.sql(ENQUIRY + "where id = :id").param("id", id).query(EnquiryRows::enquiry).optional();
    }

    List<Enquiry> all(List<UUID> ids) {
        return jdbc.sql(ENQUIRY + "where id = any(:ids)").param("ids", ids.toArray(UUID[]::new))
                .query(EnquiryRows::enquiry).list();
    }

    /// Those about an advisory that an organisation asked or was asked, the newest first.
    List<Enquiry> about(AdvisoryId advisory, OrganisationId party) {
        return jdbc.sql(ENQUIRY + """
                where advisory = :advisory and (asker = :party or asked = :party)
                order by asked_at desc, id
                limit 100""").param("advisory", advisory.value()).param("party", party.value())
                .query(EnquiryRows::enquiry).list();
    }

    /// Everything an organisation asked or was asked, page by page, the newest first.
    List<Enquiry> page(OrganisationId party, @Nullable Instant askedBefore, @Nullable UUID after, int limit) {
        var query = jdbc.sql(ENQUIRY + "where (asker = :party or asked = :party)\n"
                + (askedBefore == null ? "" : "and (asked_at, id) < (:before, :after)\n")
                + "order by asked_at desc, id desc limit :limit").param("party", party.value()).param("limit", limit);
        if (askedBefore != null && after != null)
            query = query.param("before", askedBefore.atOffset(ZoneOffset.UTC)).param("after", after);
        return query.query(EnquiryRows::enquiry).list();
    }

    private static final String ENQUIRY = """
            select id, advisory, asker, asked, question, asked_at, passed_up_as is not null as passed_up, answer, answered_at
            from feedback.enquiry
            """;

    private static Enquiry enquiry(ResultSet row, int n) throws SQLException {
        var answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Enquiry(row.getObject("id", UUID.class), new AdvisoryId(row.getObject("advisory", UUID.class)),
                new OrganisationId(row.getString("asker")), new OrganisationId(row.getString("asked")),
                row.getString("question"), Moments.of(row, "asked_at"),
                row.getBoolean("passed_up"), row.getString("answer"),
                answeredAt == null ? null : answeredAt.toInstant());
    }
}
