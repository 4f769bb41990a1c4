package dev.noroshi.sharing;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The list of analysis bodies, which the centre keeps. What was agreed is never overwritten, only ended.
@Component
public class Agreements {

    /// How many characters may say what was agreed.
    public static final int LONGEST = 1_000;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Agreements(JdbcClient jdbc, Directory directory, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// All there are and were, those that hold first. For the centre; to an agency only its own are shown.
    @Transactional(readOnly = true)
    public List<Agreement> all() {
        return jdbc.sql(SELECT + "order by until is not null, since desc, id").query(Agreements::agreement).list();
    }

    /// Those that hold on a day.
    @Transactional(readOnly = true)
    public List<Agreement> on(LocalDate day) {
        return all().stream().filter(agreement -> agreement.holdsOn(day)).toList();
    }

    /// How an organisation stands on a day.
    @Transactional(readOnly = true)
    public PartsRule.Relation relation(OrganisationId organisation, LocalDate day) {
        return on(day).stream().anyMatch(agreement -> agreement.organisation().equals(organisation))
                ? PartsRule.Relation.AGREED
                : PartsRule.Relation.NONE;
    }

    /// Enters an agreement.
    ///
    /// @return what must be put right; nothing when it was entered
    @Transactional
    public List<Problem> enter(Caller caller, String organisation, @Nullable LocalDate since, @Nullable LocalDate until,
            String subject) {
        var problems = new ArrayList<Problem>();
        var today = LocalDate.now(clock);
        var body = OrganisationId.parse(organisation)
                .flatMap(id -> directory.organisation(id, since == null ? today : since));
        if (body.filter(found -> found.actorClass() == ActorClass.INFOSEC_AGENCY).isEmpty())
            problems.add(Problem.of("organisation", "agreement.no-agency"));
        if (since == null) problems.add(Problem.of("since", "agreement.since-missing"));
        if (since != null && until != null && until.isBefore(since))
            problems.add(Problem.of("until", "agreement.until-before"));
        if (subject.isBlank()) problems.add(Problem.of("subject", "agreement.subject-missing"));
        if (subject.length() > LONGEST)
            problems.add(Problem.of("subject", "agreement.subject-long", String.valueOf(LONGEST)));
        if (!caller.may(Permission.SHARE_PARTS)) throw new IllegalStateException("Only the centre agrees");
        if (!problems.isEmpty() || body.isEmpty() || since == null) return problems;
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into sharing.agreement (id, organisation, since, until, subject, recorded_by, recorded_at)
                values (:id, :organisation, :since, :until, :subject, :by, :now)""").param("id", id)
                .param("organisation", body.get().id().value()).param("since", since)
                .param("until", until, Types.DATE).param("subject", subject.strip())
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock)).update();
        audit.record(caller.person(), caller.organisation(), "agreement.enter", id.toString());
        return List.of();
    }

    /// Ends an agreement with today; one that has not begun yet never holds.
    ///
    /// @return the agreement as it was; empty when there is none that could be ended
    @Transactional
    public Optional<Agreement> end(Caller caller, UUID id) {
        var today = LocalDate.now(clock);
        var found = all().stream().filter(each -> each.id().equals(id))
                .filter(each -> each.until() == null || each.until().isAfter(today)).findFirst();
        found.ifPresent(each -> {
            if (each.since().isAfter(today))
                jdbc.sql("delete from sharing.agreement where id = :id").param("id", id).update();
            else
                jdbc.sql("update sharing.agreement set until = :today, ended_by = :by where id = :id")
                        .param("today", today).param("by", caller.person().value()).param("id", id).update();
            audit.record(caller.person(), caller.organisation(), "agreement.end", id.toString());
        });
        return found;
    }

    private static final String SELECT = """
            select id, organisation, since, until, subject, recorded_by, recorded_at
            from sharing.agreement
            """;

    private static Agreement agreement(ResultSet row, int n) throws SQLException {
        return new Agreement(row.getObject("id", UUID.class), new OrganisationId(row.getString("organisation")),
                row.getObject("since", LocalDate.class), row.getObject("until", LocalDate.class),
                row.getString("subject"), new PersonId(row.getLong("recorded_by")),
                Moments.of(row, "recorded_at"));
    }
}
