package dev.noroshi.delivery;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What was done about parcels nobody had confirmed, step by step.
@Component
public class Pursuits {

    private final JdbcClient jdbc;
    private final Clock clock;

    Pursuits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A step that was taken.
    ///
    /// @param deputies how many deputies were reminded, too
    /// @param told the organisation above that was told; null for a reminder
    public record Taken(PursuitStep step, Instant at, int deputies, @Nullable OrganisationId told) {

        public boolean isReminder() {
            return step == PursuitStep.HALFWAY || step == PursuitStep.DEADLINE;
        }
    }

    /// A step that is taken now.
    public record Taking(ParcelId parcel, PursuitStep step, int deputies, @Nullable OrganisationId told) {
    }

    /// Keeps what is done now, in the transaction that does it.
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Collection<Taking> taken) {
        if (taken.isEmpty()) return;
        jdbc.sql("""
                insert into delivery.pursuit (parcel, step, at, deputies, told)
                select t.parcel, t.step, :now, t.deputies, t.told
                from unnest(:parcels::uuid[], :steps::text[], :deputies::int[], :told::text[])
                     as t (parcel, step, deputies, told)
                on conflict do nothing""").param("now", OffsetDateTime.now(clock))
                .param("parcels", taken.stream().map(each -> each.parcel().value()).toArray(UUID[]::new))
                .param("steps", taken.stream().map(each -> each.step().name()).toArray(String[]::new))
                .param("deputies", taken.stream().map(Taking::deputies).toArray(Integer[]::new))
                .param("told", taken.stream().map(Pursuits::told).toArray(String[]::new)).update();
    }

    private static @Nullable String told(Taking taking) {
        var told = taking.told();
        return told == null ? null : told.value();
    }

    /// What was done about the parcels that carry a subject, in the order in which it was done; those about which nothing was
    /// are left out. Who asks sees those of the parcels they may see.
    @Transactional(readOnly = true)
    public Map<ParcelId, List<Taken>> of(UUID subject) {
        return jdbc
                .sql("""
                select t.parcel, t.step, t.at, t.deputies, t.told
                from delivery.pursuit t
                join delivery.parcel p on p.id = t.parcel
                where p.subject = :subject
                order by t.at, t.parcel, array_position(array['HALFWAY', 'DEADLINE', 'OVERDUE', 'LONG_OVERDUE'], t.step)""")
                .param("subject", subject)
                .query((row, n) -> Map.entry(new ParcelId(row.getObject("parcel", UUID.class)),
                        new Taken(PursuitStep.valueOf(row.getString("step")),
                                Moments.of(row, "at"), row.getInt("deputies"),
                                organisation(row.getString("told")))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static @Nullable OrganisationId organisation(@Nullable String code) {
        return code == null ? null : new OrganisationId(code);
    }
}
