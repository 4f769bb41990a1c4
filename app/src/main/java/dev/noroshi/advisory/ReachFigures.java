package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Tallies;
import dev.noroshi.delivery.Tallies.Tally;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// The reach of all advisories of a period (疎通確認率), per hop and per holder: the centre sees everybody, a ministry its
/// branch, a secretariat its members. Drills are left out. How it is counted is a rule of this program; the sources name no
/// formula.
@Component
public class ReachFigures {

    /// The most advisories counted at once: the newest of the period.
    public static final int LIMIT = 500;

    private final JdbcClient jdbc;
    private final Tallies tallies;
    private final Clock clock;

    ReachFigures(JdbcClient jdbc, Tallies tallies, Clock clock) {
        this.jdbc = jdbc;
        this.tallies = tallies;
        this.clock = clock;
    }

    /// Which advisories: issued from the first to the last day.
    ///
    /// @param importance only of that; null for all
    public record Period(LocalDate first, LocalDate last, @Nullable Importance importance) {

        /// From the beginning of the fiscal year until that day.
        public static Period untilNow(LocalDate today) {
            var year = today.getMonthValue() < 4 ? today.getYear() - 1 : today.getYear();
            return new Period(LocalDate.of(year, 4, 1), today, null);
        }
    }

    /// What is counted of some addressees.
    ///
    /// @param advisories of how many advisories
    /// @param addressed for how many it was meant, each advisory counted
    /// @param confirmed how many confirmed: the rate is this part of those addressed
    /// @param inTime of those, how many by their deadline
    /// @param leftOut the hop above did not hand it on, and said why (未展開)
    /// @param unsent not handed it yet, without a reason
    /// @param unopened the deadline has passed and it was not opened
    /// @param unconfirmed the deadline has passed; it was opened but not confirmed
    /// @param median from sent to confirmed; null when nobody has
    public record Figure(int advisories, int addressed, int sent, int opened, int confirmed, int inTime, int leftOut,
            int unsent, int unopened, int unconfirmed, @Nullable Duration median, @Nullable Duration ninetieth) {

        /// Rounded as [Reach.Tally#percent].
        public int rate() {
            return new Reach.Tally(addressed, sent, opened, confirmed, 0).percent(confirmed);
        }

        private static Figure of(Meant meant, @Nullable Tally tally) {
            if (tally == null)
                return new Figure(meant.advisories(), meant.addressed(), 0, 0, 0, 0, meant.leftOut(),
                        meant.addressed() - meant.leftOut(), 0, 0, null, null);
            return new Figure(meant.advisories(), meant.addressed(), tally.sent(), tally.opened(), tally.confirmed(),
                    tally.inTime(), meant.leftOut(),
                    Math.max(0, meant.addressed() - tally.sent() - meant.leftOut()), tally.unopened(),
                    tally.unconfirmed(), tally.median(), tally.ninetieth());
        }
    }

    /// One hop: all of it, and by who hands over there.
    public record Hop(Tier tier, Figure all, List<Branch> branches) {
        public Hop {
            branches = List.copyOf(branches);
        }
    }

    /// Those to whom one holder hands over: for a secretariat the members of its CEPTOAR.
    public record Branch(OrganisationId via, Figure figure) {
    }

    /// One advisory, counted at its lowest hop as far as the viewer sees it.
    public record Line(AdvisoryId id, IdentificationNumber number, Importance importance, Instant issuedAt, Tier tier,
            Figure figure) {
    }

    /// The figures of a period.
    ///
    /// @param isAll false when the period has more advisories than are counted at once
    public record Figures(Period period, Instant asOf, boolean isAll, List<Hop> hops, List<Line> lines) {
        public Figures {
            hops = List.copyOf(hops);
            lines = List.copyOf(lines);
        }
    }

    /// Counts.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Figures of(Caller caller, Period period) {
        var issues = issues(period);
        var ids = issues.stream().limit(LIMIT).map(Issue::id).toList();
        var meant = meant(ids, Centre.isCalling(caller) ? Optional.empty() : Optional.of(caller.organisation()));
        var counted = tallies.of(ids, Tier.tasks());
        return new Figures(period, clock.instant(), issues.size() <= LIMIT, hops(meant, counted),
                lines(issues, meant, counted));
    }

    /// An advisory of the period.
    private record Issue(UUID id, IdentificationNumber number, Importance importance, Instant issuedAt) {
    }

    private List<Issue> issues(Period period) {
        return jdbc.sql("""
                select i.id, s.number, i.ordinal, i.importance, i.issued_at
                from advisory.issue i
                join advisory.series s on s.id = i.series
                where i.issued_at >= :first and i.issued_at < :after and s.occasion = 'REAL'
                  and (:importance::text is null or i.importance = :importance)
                order by i.issued_at desc, i.id
                limit :limit""").param("first", at(period.first())).param("after", at(period.last().plusDays(1)))
                .param("importance", period.importance() == null ? null : period.importance().name(),
                        java.sql.Types.VARCHAR)
                .param("limit", LIMIT + 1)
                .query((row, n) -> new Issue(row.getObject("id", UUID.class),
                        new IdentificationNumber(IdentificationNumber.Kind.T, Occasion.REAL, row.getInt("number"),
                                row.getInt("ordinal")),
                        Importance.valueOf(row.getString("importance")),
                        Moments.of(row, "issued_at")))
                .list();
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(JapaneseTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    /// For how many it was meant.
    ///
    /// @param via null where those below several holders are counted together
    /// @param issue null where several advisories are counted together
    private record Meant(Tier tier, @Nullable OrganisationId via, @Nullable UUID issue, int advisories, int addressed,
            int leftOut) {
    }

    /// @param above only those below that organisation and below its next hop; empty for all
    private List<Meant> meant(Collection<UUID> ids, Optional<OrganisationId> above) {
        return jdbc.sql("""
                select tier, via, issue, count(distinct issue) as advisories, count(*) as addressed,
                       count(left_out_reason) as left_out
                from advisory.addressee
                where issue = any(:ids)
                  and (:above::text is null or via = :above
                       or via in (select a.organisation from advisory.addressee a where a.issue = any(:ids) and a.via = :above))
                group by grouping sets ((tier, via), (tier), (tier, issue))""").param("ids", ids.toArray(UUID[]::new))
                .param("above", above.map(OrganisationId::value).orElse(null), java.sql.Types.VARCHAR)
                .query((row, n) -> {
                    var via = row.getString("via");
                    return new Meant(Tier.valueOf(row.getString("tier")), via == null ? null : new OrganisationId(via),
                            row.getObject("issue", UUID.class), row.getInt("advisories"), row.getInt("addressed"),
                            row.getInt("left_out"));
                }).list();
    }

    private static List<Hop> hops(List<Meant> meant, List<Tally> counted) {
        var hops = new ArrayList<Hop>();
        for (var tier : Tier.values()) {
            var all = meant.stream().filter(each -> each.tier() == tier).toList();
            var whole = all.stream().filter(each -> each.via() == null && each.issue() == null).findFirst();
            if (whole.isEmpty()) continue;
            var branches = new ArrayList<Branch>();
            for (var each : all) {
                var via = each.via();
                if (via == null) continue;
                branches.add(new Branch(via,
                        Figure.of(each, find(counted, tier, tally -> via.equals(tally.sender())))));
            }
            branches.sort(Comparator.comparing(branch -> branch.via().value()));
            hops.add(new Hop(tier, Figure.of(whole.get(),
                    find(counted, tier, tally -> tally.sender() == null && tally.subject() == null)), branches));
        }
        return hops;
    }

    private static @Nullable Tally find(List<Tally> counted, Tier tier, Predicate<Tally> which) {
        return counted.stream().filter(tally -> tier.task().equals(tally.task())).filter(which).findFirst()
                .orElse(null);
    }

    private static List<Line> lines(List<Issue> issues, List<Meant> meant, List<Tally> counted) {
        // the lowest hop wins, since the tiers stand in their order
        var lowest = new HashMap<UUID, Meant>();
        for (var each : meant)
            if (each.issue() != null)
                lowest.merge(each.issue(), each, (one, other) -> one.tier().compareTo(other.tier()) > 0 ? one : other);
        Map<UUID, Map<Tier, Tally>> bySubject = new HashMap<>();
        for (var tally : counted)
            if (tally.subject() != null)
                for (var tier : Tier.values())
                    if (tier.task().equals(tally.task()))
                        bySubject.computeIfAbsent(tally.subject(), each -> new HashMap<>()).put(tier, tally);
        var lines = new ArrayList<Line>();
        for (var issue : issues) {
            var whole = lowest.get(issue.id());
            if (whole == null) continue;
            lines.add(new Line(new AdvisoryId(issue.id()), issue.number(), issue.importance(), issue.issuedAt(),
                    whole.tier(), Figure.of(whole,
                            bySubject.getOrDefault(issue.id(), Map.of()).get(whole.tier()))));
        }
        return lines;
    }
}
