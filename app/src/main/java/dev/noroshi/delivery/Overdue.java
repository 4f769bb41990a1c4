package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The parcels nobody confirms although it is time.
@Component
public class Overdue {

    private static final Period MONTH = Period.ofMonths(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Overdue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A parcel and a step for which it is time.
    public record Pursued(Parcel parcel, PursuitStep step) {
    }

    /// Takes those for which a step is due, each with all that were missed while the program stood still, in their order.
    /// The steps count as done once the caller's transaction ends, and until then nobody else takes the parcels.
    ///
    /// @param limit of parcels
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Pursued> take(int limit) {
        var now = clock.instant();
        var parcels = due(limit, now);
        var taken = taken(parcels);
        var pursued = new ArrayList<Pursued>();
        var last = new ArrayList<Pursued>();
        for (var parcel : parcels) {
            var missed = PursuitStep.missed(taken.get(parcel.id()), parcel.sentAt(),
                    Objects.requireNonNull(parcel.dueAt()), now).stream().map(step -> new Pursued(parcel, step))
                    .toList();
            if (missed.isEmpty()) continue;
            pursued.addAll(missed);
            last.add(missed.getLast());
        }
        note(last);
        return pursued;
    }

    /// The last step that was taken about each; those about which nothing was done are left out.
    private Map<ParcelId, PursuitStep> taken(List<Parcel> parcels) {
        return jdbc.sql("select id, pursued_by from delivery.parcel where id = any(:ids) and pursued_by is not null")
                .param("ids", parcels.stream().map(parcel -> parcel.id().value()).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new ParcelId(row.getObject("id", UUID.class)),
                        PursuitStep.valueOf(row.getString("pursued_by"))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Parcel> due(int limit, Instant now) {
        return jdbc.sql(Deliveries.SELECT + """
                where pursue_at <= :now and confirmed_at is null and done_at is null
                order by pursue_at
                limit :limit
                for update skip locked""").param("now", OffsetDateTime.ofInstant(now, clock.getZone()))
                .param("limit", limit).query(Deliveries::parcel).list();
    }

    /// @param pursued each parcel with the last step
    private void note(List<Pursued> pursued) {
        if (pursued.isEmpty()) return;
        jdbc.sql("""
                update delivery.parcel p
                set pursue_at = n.next::timestamptz, pursued_by = n.step
                from unnest(:ids::uuid[], :steps::text[], :nexts::text[]) as n (id, step, next)
                where p.id = n.id""")
                .param("ids", pursued.stream().map(each -> each.parcel().id().value()).toArray(UUID[]::new))
                .param("steps", pursued.stream().map(each -> each.step().name()).toArray(String[]::new))
                .param("nexts", pursued.stream().map(Overdue::next).toArray(String[]::new)).update();
    }

    private static @Nullable String next(Pursued pursued) {
        var parcel = pursued.parcel();
        var next = pursued.step().next(parcel.sentAt(), Objects.requireNonNull(parcel.dueAt()));
        return next == null ? null : next.toString();
    }

    private static final String HANDED_BY = """
            where sender = :sender and due_at between :since and :now and confirmed_at is null and done_at is null
            """;

    /// The parcels an organisation handed over whose deadline passed within a month and that nobody has confirmed, the most
    /// important first, among them the longest overdue. Nobody is called about what is older.
    public List<Parcel> handedBy(OrganisationId sender, int limit) {
        return jdbc.sql(Deliveries.SELECT + HANDED_BY + """
                order by array_position('{WARNING,ATTENTION,REFERENCE}', coalesce(importance, 'ATTENTION')), due_at, recipient
                limit :limit""").param("sender", sender.value()).param("now", OffsetDateTime.now(clock))
                .param("since", OffsetDateTime.now(clock).minus(MONTH)).param("limit", limit)
                .query(Deliveries::parcel).list();
    }

    /// How many there are of them in all, some left out.
    public int countHandedBy(OrganisationId sender, Collection<ParcelId> but) {
        return jdbc.sql("select count(*) from delivery.parcel " + HANDED_BY + "and id <> all(:but)")
                .param("sender", sender.value()).param("now", OffsetDateTime.now(clock))
                .param("since", OffsetDateTime.now(clock).minus(MONTH))
                .param("but", but.stream().map(ParcelId::value).toArray(UUID[]::new)).query(Integer.class).single();
    }

    /// The parcels others handed over of which an organisation was told within a month that nobody has confirmed them, as
    /// long as nobody has; the longest overdue first.
    public List<Parcel> escalatedTo(OrganisationId told, int limit) {
        return jdbc.sql(Deliveries.SELECT + """
                where id in (select parcel from delivery.pursuit where told = :told and at > :since)
                  and sender <> :told and confirmed_at is null and done_at is null
                order by due_at, sender, recipient
                limit :limit""").param("told", told.value())
                .param("since", OffsetDateTime.now(clock).minus(MONTH)).param("limit", limit)
                .query(Deliveries::parcel).list();
    }
}
