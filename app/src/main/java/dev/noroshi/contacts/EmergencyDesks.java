package dev.noroshi.contacts;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.channel.EmergencyNumbers;
import dev.noroshi.contacts.EmergencyDesk.Days;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.registry.ContactShape;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The emergency desks of organisations. Everybody who is signed in may know them.
@Component
public class EmergencyDesks implements EmergencyNumbers {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    EmergencyDesks(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is typed to add one; "" is blank.
    public record Typed(String name, String number, String backup, String language, Days days, LocalTime opens,
            LocalTime closes) {
        public Typed {
            name = name.strip();
            number = Fold.width(number.strip());
            backup = Fold.width(backup.strip());
            language = language.strip();
        }
    }

    /// The desks of an organisation, in the order in which they are rung.
    @Transactional(readOnly = true)
    public List<EmergencyDesk> of(OrganisationId organisation) {
        return of(List.of(organisation));
    }

    /// Those of several organisations.
    @Transactional(readOnly = true)
    public List<EmergencyDesk> of(Collection<OrganisationId> organisations) {
        return jdbc.sql("""
                select id, organisation, name, number, backup, language, days, opens, closes
                from contacts.desk where organisation = any(:ids) order by organisation, rank, id""")
                .param("ids", organisations.stream().map(OrganisationId::value).toArray(String[]::new))
                .query((row, n) -> new EmergencyDesk(row.getObject("id", UUID.class),
                        new OrganisationId(row.getString("organisation")), row.getString("name"),
                        row.getString("number"), row.getString("backup"), row.getString("language"),
                        Days.valueOf(row.getString("days")), row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }

    /// Those of an organisation that are answered at a moment.
    public List<EmergencyDesk> openAt(OrganisationId organisation, Instant moment) {
        return of(organisation).stream().filter(each -> each.isOpen(moment)).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<OrganisationId, String> at(Collection<OrganisationId> organisations, Instant moment) {
        var numbers = new HashMap<OrganisationId, String>();
        of(organisations).stream().filter(each -> each.isOpen(moment))
                .forEach(each -> numbers.putIfAbsent(each.organisation(), each.number()));
        return numbers;
    }

    /// Adds a desk of the caller's organisation, to be rung after those it has.
    @Transactional
    public Outcome<UUID> add(Caller caller, Typed typed) {
        var problems = problems(typed);
        var before = of(caller.organisation());
        if (before.size() >= MOST) problems.add(Problem.of("", "contacts.too-many-desks", String.valueOf(MOST)));
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        var id = UUID.randomUUID();
        jdbc.sql(
                """
                insert into contacts.desk (id, organisation, name, number, backup, language, days, opens, closes, rank,
                                           changed_by, changed_at)
                values (:id, :organisation, :name, :number, :backup, :language, :days, :opens, :closes, :rank, :by, :now)""")
                .param("id", id).param("organisation", caller.organisation().value()).param("name", typed.name())
                .param("number", typed.number())
                .param("backup", typed.backup().isEmpty() ? null : typed.backup(), Types.VARCHAR)
                .param("language", typed.language()).param("days", typed.days().name()).param("opens", typed.opens())
                .param("closes", typed.closes()).param("rank", before.size() + 1)
                .param("by", caller.person().value()).param("now", OffsetDateTime.now(clock)).update();
        audit.record(caller.person(), caller.organisation(), "contacts.desk", id.toString());
        return new Outcome.Done<>(id);
    }

    private static List<Problem> problems(Typed typed) {
        var problems = new ArrayList<Problem>();
        if (typed.name().isEmpty() || typed.name().length() > 100)
            problems.add(Problem.of("name", "contacts.name-missing"));
        if (!ContactShape.isTelephone(typed.number())) problems.add(Problem.of("number", "contacts.phone-form"));
        if (!typed.backup().isEmpty() && !ContactShape.isTelephone(typed.backup()))
            problems.add(Problem.of("backup", "contacts.phone-form"));
        if (typed.language().isEmpty() || typed.language().length() > 60)
            problems.add(Problem.of("language", "contacts.language-missing"));
        return problems;
    }

    /// Takes a desk of the caller's organisation away.
    @Transactional
    public boolean remove(Caller caller, UUID id) {
        var isGone = jdbc.sql("delete from contacts.desk where id = :id and organisation = :organisation")
                .param("id", id).param("organisation", caller.organisation().value()).update() == 1;
        if (isGone) audit.record(caller.person(), caller.organisation(), "contacts.desk-removed", id.toString());
        return isGone;
    }
}
