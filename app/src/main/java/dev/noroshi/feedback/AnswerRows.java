package dev.noroshi.feedback;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of answers, only ever added to.
@Component
class AnswerRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Parcel parcel, AnswerKind kind, @Nullable String comment, Caller caller) {
        jdbc.sql("""
                insert into feedback.answer (parcel, organisation, kind, comment, answered_by, answered_at)
                values (:parcel, :organisation, :kind, :comment, :by, :now)""").param("parcel", parcel.id().value())
                .param("organisation", caller.organisation().value()).param("kind", kind.name())
                .param("comment", comment, Types.VARCHAR).param("by", caller.person().value())
                .param("now", OffsetDateTime.now(clock)).update();
    }

    /// The latest first.
    List<Answer> history(ParcelId parcel) {
        return jdbc.sql("""
                select kind, comment, answered_by, answered_at
                from feedback.answer
                where parcel = :parcel
                order by id desc""").param("parcel", parcel.value())
                .query((row, n) -> new Answer(AnswerKind.valueOf(row.getString("kind")), row.getString("comment"),
                        new PersonId(row.getLong("answered_by")),
                        Moments.of(row, "answered_at")))
                .list();
    }

    /// What was written beside the latest answer of each of the parcels, where something was.
    Map<ParcelId, String> comments(Collection<ParcelId> parcels) {
        var comments = new HashMap<ParcelId, String>();
        jdbc.sql("""
                select distinct on (parcel) parcel, comment
                from feedback.answer
                where parcel = any(:parcels)
                order by parcel, id desc""")
                .param("parcels", parcels.stream().map(ParcelId::value).toArray(UUID[]::new)).query((row, n) -> {
                    var comment = row.getString("comment");
                    if (comment != null) comments.put(new ParcelId(row.getObject("parcel", UUID.class)), comment);
                    return comment;
                }).list();
        return comments;
    }
}
