package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the receipts: who has what since when, and what came to whom.
@Component
public class Receipts {

    private final JdbcClient jdbc;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where a list of arrivals goes on: after this parcel.
    public record Position(Instant sentAt, ParcelId parcel) {
    }

    /// Everybody who was handed the subject for one of the tasks, in the order it was sent.
    public List<Receipt> of(UUID subject, Collection<String> tasks) {
        return jdbc.sql("""
                select id, task, sender, recipient, sent_at, opened_at, confirmed_at, answer, answered_at
                from delivery.parcel
                where subject = :subject and task = any(:tasks)
                order by sent_at, recipient""").param("subject", subject).param("tasks", tasks.toArray(String[]::new))
                .query((row, n) -> new Receipt(new ParcelId(row.getObject("id", UUID.class)), row.getString("task"),
                        new OrganisationId(row.getString("sender")), new OrganisationId(row.getString("recipient")),
                        Moments.of(row, "sent_at"),
                        Moments.orNull(row, "opened_at"), Moments.orNull(row, "confirmed_at"),
                        row.getString("answer"), Moments.orNull(row, "answered_at")))
                .list();
    }

    /// The parcel of each recipient that carries the subject for the task.
    public Map<OrganisationId, ParcelId> parcels(UUID subject, String task) {
        var parcels = new HashMap<OrganisationId, ParcelId>();
        jdbc.sql("select recipient, id from delivery.parcel where subject = :subject and task = :task")
                .param("subject", subject).param("task", task)
                .query((row, n) -> parcels.put(new OrganisationId(row.getString("recipient")),
                        new ParcelId(row.getObject("id", UUID.class))))
                .list();
        return parcels;
    }

    /// What came to an organisation for one of the tasks, the newest first.
    ///
    /// @param after where the page before ended; from the newest when absent
    public List<Parcel> arrivals(OrganisationId recipient, Collection<String> tasks, @Nullable Position after,
            int limit) {
        var query = jdbc.sql(Deliveries.SELECT + """
                where recipient = :recipient and task = any(:tasks)
                """ + (after == null ? "" : "and (sent_at, id) < (:sent, :id)\n") + """
                order by sent_at desc, id desc
                limit :limit""").param("recipient", recipient.value()).param("tasks", tasks.toArray(String[]::new))
                .param("limit", limit);
        if (after != null)
            query = query.param("sent", after.sentAt().atOffset(ZoneOffset.UTC)).param("id", after.parcel().value());
        return query.query(Deliveries::parcel).list();
    }

    /// How many parcels of the tasks wait for an organisation to confirm them.
    public int unconfirmed(OrganisationId recipient, Collection<String> tasks) {
        return jdbc.sql("""
                select count(*)
                from delivery.parcel
                where recipient = :recipient and task = any(:tasks) and done_at is null and confirmed_at is null""")
                .param("recipient", recipient.value()).param("tasks", tasks.toArray(String[]::new))
                .query(Integer.class).single();
    }
}
