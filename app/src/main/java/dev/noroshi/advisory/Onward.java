package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.database.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether a ministry desk or secretariat passes advisories on at once (自動展開) or by hand; its own people decide.
@Component
public class Onward {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Onward(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// How a hop passes on.
    public enum Manner {
        BY_HAND, AUTOMATIC
    }

    /// What an organisation has chosen.
    ///
    /// @param setBy nobody while nothing was ever chosen
    public record Setting(Manner manner, @Nullable PersonId setBy, @Nullable Instant setAt) {
    }

    /// The setting of the caller's organisation; empty when it is none that passes on.
    public Optional<Setting> of(Caller caller) {
        if (!passesOn(caller)) return Optional.empty();
        return Optional
                .of(jdbc.sql("select manner, set_by, set_at from advisory.onward where organisation = :organisation")
                        .param("organisation", caller.organisation().value())
                        .query((row, n) -> new Setting(Manner.valueOf(row.getString("manner")),
                                new PersonId(row.getLong("set_by")), Moments.orNull(row, "set_at")))
                        .optional().orElse(new Setting(Manner.BY_HAND, null, null)));
    }

    @Transactional
    public Outcome<Setting> set(Caller caller, Manner manner) {
        if (!passesOn(caller))
            return Outcome.refused(Refusal.Forbidden.because("advisory.refused.passes-nothing-on"));
        jdbc.sql("""
                insert into advisory.onward (organisation, manner, set_by, set_at)
                values (:organisation, :manner, :by, :now)
                on conflict (organisation) do update set manner = :manner, set_by = :by, set_at = :now""")
                .param("organisation", caller.organisation().value()).param("manner", manner.name())
                .param("by", caller.person().value()).param("now", Moments.column(clock.instant())).update();
        audit.record(caller.person(), caller.organisation(), "advisory.onward-" + manner,
                caller.organisation().value());
        return Outcome.done(of(caller).orElseThrow());
    }

    /// Those among them that pass on at once.
    @Crossing("an advisory on through every hop that has chosen to pass it on at once")
    Set<OrganisationId> automatic(Collection<Organisation> holders) {
        return Set.copyOf(jdbc.sql("""
                select organisation
                from advisory.onward
                where manner = 'AUTOMATIC' and organisation = any(:holders)""")
                .param("holders", holders.stream().map(each -> each.id().value()).toArray(String[]::new))
                .query((row, n) -> new OrganisationId(row.getString("organisation"))).list());
    }

    private static boolean passesOn(Caller caller) {
        return caller.may(Permission.PASS_ON_ADVISORY)
                && Tier.of(caller.actorClass()).filter(tier -> tier != Tier.OPERATOR).isPresent();
    }
}
