package dev.noroshi.contacts;

import dev.noroshi.kernel.Outcome;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.directory.Directory;
import dev.noroshi.platform.database.Moments;
import dev.noroshi.registry.ContactShape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hand-overs: proposed by who leaves, agreed to by the manager of their organisation or the secretariat above it.
@Component
public class Handovers {

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Registry registry, Directory directory, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    Outcome<HandoverId> propose(OrganisationId organisation, PersonId leaving, List<OrganisationId> watchers,
            Handover.Successor successor) {
        var problems = problems(successor);
        if (!problems.isEmpty() || successor.lastDay() == null) return new Outcome.Invalid<>(problems);
        jdbc.sql("""
                delete from contacts.handover
                where organisation = :organisation and person = :person and state = 'PROPOSED'""")
                .param("organisation", organisation.value()).param("person", leaving.value()).update();
        var id = HandoverId.random();
        jdbc.sql("""
                insert into contacts.handover (id, organisation, person, watchers, name, email, phone, last_day, state,
                                               proposed_at)
                values (:id, :organisation, :person, :watchers, :name, :email, :phone, :day, 'PROPOSED', :now)""")
                .param("id", id.value()).param("organisation", organisation.value()).param("person", leaving.value())
                .param("watchers", watchers.stream().map(OrganisationId::value).toArray(String[]::new))
                .param("name", successor.name()).param("email", successor.email())
                .param("phone", Fold.width(successor.phone())).param("day", successor.lastDay())
                .param("now", OffsetDateTime.now(clock)).update();
        return new Outcome.Done<>(id);
    }

    private static List<Problem> problems(Handover.Successor successor) {
        var problems = new ArrayList<Problem>();
        if (successor.name().isEmpty() || successor.name().length() > 100)
            problems.add(Problem.of("name", "contacts.name-missing"));
        if (!ContactShape.isEmail(successor.email())) problems.add(Problem.of("email", "contacts.email-form"));
        if (!ContactShape.isTelephone(Fold.width(successor.phone())))
            problems.add(Problem.of("phone", "contacts.phone-form"));
        if (successor.lastDay() == null) problems.add(Problem.of("lastDay", "contacts.day-form"));
        return problems;
    }

    /// Hand-overs the caller may agree to: of their own organisation, or of those below.
    @Transactional(readOnly = true)
    public List<Handover> open(Caller caller) {
        return jdbc.sql(HANDOVER + "where state = 'PROPOSED' order by proposed_at, id").query(Handovers::handover)
                .list().stream().filter(each -> mayDecide(caller, each)).toList();
    }

    /// Nobody agrees to their own successor; that is for the manager, or whoever is above.
    private static boolean mayDecide(Caller caller, Handover handover) {
        if (caller.person().equals(handover.person())) return false;
        var isOwn = caller.organisation().equals(handover.organisation());
        return isOwn ? caller.may(Permission.EDIT_CONTACTS) : caller.role() == Role.SECRETARIAT;
    }

    /// Agrees: who leaves keeps the post until their last day, who comes holds it from the day after. Who comes gets the
    /// same role and a login of their own; an account is for who manages accounts.
    @Transactional
    public Outcome<Handover> approve(Caller caller, HandoverId id) {
        var found = lock(caller, id);
        if (found.isEmpty()) return new Outcome.Unknown<>();
        var handover = found.get();
        if (handover.state() != Handover.State.PROPOSED) return new Outcome.Conflict<>("contacts.decided");
        registry.reserve();
        var leaving = leaving(handover);
        if (leaving.isEmpty()) return new Outcome.Conflict<>("contacts.post-gone");
        registry.enterPeople(entries(leaving.get(), handover.successor()));
        decide(caller, id, Handover.State.APPROVED);
        audit.record(caller.person(), caller.organisation(), "contacts.hand-over", id.toString());
        return new Outcome.Done<>(lock(caller, id).orElseThrow());
    }

    private List<PersonEntry> entries(PersonEntry post, Handover.Successor successor) {
        var last = Objects.requireNonNull(successor.lastDay());
        var until = last.isBefore(post.validFrom()) ? post.validFrom() : last;
        return List.of(
                new PersonEntry(post.login(), post.nameJa(), post.nameKana(), post.nameEn(), post.language(),
                        post.organisation(), post.role(), post.email(), post.phone(), post.mobile(), post.fax(),
                        post.hours(), post.attachment(), post.nda(), post.validFrom(), until),
                new PersonEntry(login(successor.email()), successor.name(), null, null, post.language(),
                        post.organisation(), post.role(), successor.email(), successor.phone(), null, post.fax(),
                        // attached as the one before, but an agreement of secrecy is of a person
                        post.hours(), post.attachment(), null, until.plusDays(1), null));
    }

    /// From what stands before the @, with a number where somebody has it already.
    private String login(String email) {
        var local = email.substring(0, email.indexOf('@')).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "")
                .replaceFirst("^[._-]+", "");
        var base = local.length() < 2 ? "person." + local : local.substring(0, Math.min(56, local.length()));
        var login = base;
        for (var n = 2; !registry.peopleByLogin(List.of(login), LocalDate.now(clock)).isEmpty(); n++)
            login = base + "." + n;
        return login;
    }

    private Optional<PersonEntry> leaving(Handover handover) {
        var login = directory.person(handover.person()).map(each -> each.login());
        return registry.people(List.of(handover.organisation()), LocalDate.now(clock)).stream()
                .filter(each -> login.isPresent() && each.login().equals(login.get())).findFirst();
    }

    /// Refuses: everything stays as it is.
    @Transactional
    public Outcome<Handover> refuse(Caller caller, HandoverId id) {
        var found = lock(caller, id);
        if (found.isEmpty()) return new Outcome.Unknown<>();
        if (found.get().state() != Handover.State.PROPOSED) return new Outcome.Conflict<>("contacts.decided");
        decide(caller, id, Handover.State.REFUSED);
        audit.record(caller.person(), caller.organisation(), "contacts.hand-over-refused", id.toString());
        return new Outcome.Done<>(lock(caller, id).orElseThrow());
    }

    private void decide(Caller caller, HandoverId id, Handover.State state) {
        jdbc.sql("update contacts.handover set state = :state, decided_by = :by, decided_at = :now where id = :id")
                .param("state", state.name()).param("by", caller.person().value())
                .param("now", OffsetDateTime.now(clock)).param("id", id.value()).update();
    }

    private Optional<Handover> lock(Caller caller, HandoverId id) {
        return jdbc.sql(HANDOVER + "where id = :id for update").param("id", id.value()).query(Handovers::handover)
                .optional().filter(each -> mayDecide(caller, each));
    }

    private static final String HANDOVER = """
            select id, organisation, person, name, email, phone, last_day, state, proposed_at, decided_at
            from contacts.handover
            """;

    private static Handover handover(ResultSet row, int n) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Handover(new HandoverId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getString("organisation")), new PersonId(row.getLong("person")),
                new Handover.Successor(row.getString("name"), row.getString("email"), row.getString("phone"),
                        row.getObject("last_day", LocalDate.class)),
                Handover.State.valueOf(row.getString("state")),
                Moments.of(row, "proposed_at"),
                decided == null ? null : decided.toInstant());
    }
}
