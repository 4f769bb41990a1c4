package dev.noroshi.advisory;

import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps to whom an issue is to go, whom a hop left out and why, and when each hop passed it on.
@Component
class Addressees {

    private final JdbcClient jdbc;
    private final Clock clock;

    Addressees(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody it is meant for.
    ///
    /// @param via the hop above
    record Addressee(OrganisationId organisation, Tier tier, OrganisationId via, @Nullable String leftOutReason,
            @Nullable Instant leftOutAt) {
    }

    /// A hop passed it on.
    ///
    /// @param first when it first did
    /// @param automatic whether its setting did that
    /// @param finished whether nobody below is left without it or a reason
    record Passing(OrganisationId holder, Instant first, boolean automatic, boolean finished) {
    }

    /// Writes the plan of an issue that has no addressees yet. Whoever is below several hops is reached through the first.
    void write(AdvisoryId issue, Plan plan, OrganisationId centre) {
        var meant = new LinkedHashMap<OrganisationId, Below>();
        plan.ministries().forEach(each -> meant.putIfAbsent(each.id(), new Below(Tier.MINISTRY, centre)));
        plan.secretariats().forEach((ministry, below) -> below
                .forEach(each -> meant.putIfAbsent(each.id(), new Below(Tier.SECRETARIAT, ministry))));
        plan.operators().forEach((secretariat, below) -> below
                .forEach(each -> meant.putIfAbsent(each.id(), new Below(Tier.OPERATOR, secretariat))));
        jdbc.sql("""
                insert into advisory.addressee (issue, organisation, tier, via)
                select :issue, organisation, tier, via
                from unnest(:organisations::text[], :tiers::text[], :vias::text[]) as meant (organisation, tier, via)
                order by organisation""").param("issue", issue.value()).param("organisations", codes(meant.keySet()))
                .param("tiers", meant.values().stream().map(each -> each.tier().name()).toArray(String[]::new))
                .param("vias", meant.values().stream().map(each -> each.via().value()).toArray(String[]::new)).update();
    }

    /// Where somebody stands in a plan.
    private record Below(Tier tier, OrganisationId via) {
    }

    /// Whoever stands there already stays there.
    void add(AdvisoryId issue, Tier tier, OrganisationId via, Collection<Organisation> organisations) {
        if (organisations.isEmpty()) return;
        jdbc.sql("""
                insert into advisory.addressee (issue, organisation, tier, via)
                select :issue, organisation, :tier, :via from unnest(:organisations::text[]) as organisation
                order by organisation
                on conflict (issue, organisation) do nothing""").param("issue", issue.value())
                .param("tier", tier.name()).param("via", via.value())
                .param("organisations", codes(organisations.stream().map(Organisation::id).toList())).update();
    }

    /// Drops those below a hop who are not its next hop any more and were not handed anything.
    void keepOnly(AdvisoryId issue, OrganisationId via, Collection<OrganisationId> still) {
        jdbc.sql("delete from advisory.addressee where issue = :issue and via = :via and organisation <> all(:still)")
                .param("issue", issue.value()).param("via", via.value()).param("still", codes(still)).update();
    }

    void leaveOut(AdvisoryId issue, OrganisationId via, Map<OrganisationId, String> reasons, PersonId by) {
        reasons.forEach((organisation, reason) -> jdbc.sql("""
                update advisory.addressee
                set left_out_reason = :reason, left_out_by = :by, left_out_at = :now
                where issue = :issue and organisation = :organisation and via = :via""").param("reason", reason)
                .param("by", by.value()).param("now", Moments.column(clock.instant())).param("issue", issue.value())
                .param("organisation", organisation.value()).param("via", via.value()).update());
    }

    /// @param by nobody when the holder's setting did it
    void passed(AdvisoryId issue, OrganisationId holder, @Nullable PersonId by, boolean finished) {
        jdbc.sql("""
                insert into advisory.passing (issue, holder, manner, passed_by, passed_at, finished)
                values (:issue, :holder, :manner, :by, :now, :finished)""").param("issue", issue.value())
                .param("holder", holder.value()).param("manner", by == null ? "AUTOMATIC" : "BY_HAND")
                .param("by", by == null ? null : by.value(), java.sql.Types.BIGINT)
                .param("now", Moments.column(clock.instant()))
                .param("finished", finished).update();
    }

    List<Addressee> of(AdvisoryId issue) {
        return jdbc.sql("""
                select organisation, tier, via, left_out_reason, left_out_at
                from advisory.addressee
                where issue = :issue
                order by tier, via, organisation""").param("issue", issue.value())
                .query((row, n) -> new Addressee(new OrganisationId(row.getString("organisation")),
                        Tier.valueOf(row.getString("tier")), new OrganisationId(row.getString("via")),
                        row.getString("left_out_reason"), Moments.orNull(row, "left_out_at")))
                .list();
    }

    List<Passing> passings(AdvisoryId issue) {
        return jdbc.sql("""
                select holder, min(passed_at) as first, bool_or(manner = 'AUTOMATIC') as automatic, bool_or(finished) as finished
                from advisory.passing
                where issue = :issue
                group by holder""").param("issue", issue.value())
                .query((row, n) -> new Passing(new OrganisationId(row.getString("holder")),
                        java.util.Objects.requireNonNull(Moments.orNull(row, "first")),
                        row.getBoolean("automatic"), row.getBoolean("finished")))
                .list();
    }

    private static String[] codes(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::value).toArray(String[]::new);
    }
}
