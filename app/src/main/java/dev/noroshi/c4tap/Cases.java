package dev.noroshi.c4tap;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Reading;
import dev.noroshi.audit.Audit;
import dev.noroshi.c4tap.CaseEvents.CasePassedOn;
import dev.noroshi.c4tap.CaseEvents.CaseTakenBack;
import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.source.Lookouts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The door to the cases of C4TAP: their desks see all of them and pass them on; those who take part, and the centre, see what was
/// passed on, and not from whom.
@Component
public class Cases {

    /// How many characters a title may have.
    public static final int LONGEST_TITLE = 200;
    /// How many characters a remark may have.
    public static final int LONGEST_REMARK = 1_000;
    /// Markings with which something may leave its sector.
    public static final List<Tlp> MARKINGS = List.of(Tlp.AMBER, Tlp.GREEN, Tlp.CLEAR);

    private final CaseRows rows;
    private final Participants participants;
    private final Lookouts lookouts;
    private final Reading reading;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Cases(CaseRows rows, Participants participants, Lookouts lookouts, Reading reading, Directory directory,
            ApplicationEventPublisher events, Audit audit, Clock clock) {
        this.rows = rows;
        this.participants = participants;
        this.lookouts = lookouts;
        this.reading = reading;
        this.directory = directory;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// A case with its traits, as far as the caller may know them.
    public record Read(MailCase mailCase, List<Trait> traits) {
        public Read {
            traits = List.copyOf(traits);
        }

        /// Whether the caller's organisation is its desk.
        public boolean isAtDesk() {
            return mailCase.origin() != null;
        }
    }

    /// Those the caller may read: in hand first, then the newest.
    @Transactional(readOnly = true)
    public List<MailCase> list(Caller caller, int offset, int limit) {
        return rows.page(offset, limit).stream().flatMap(each -> seen(caller, each).stream()).toList();
    }

    /// How many the caller's desk has in hand.
    @Transactional(readOnly = true)
    public int inHand(Caller caller) {
        return caller.may(Permission.HANDLE_MAIL) ? rows.open(caller.organisation()) : 0;
    }

    /// Empty where the caller may not read it.
    @Transactional(readOnly = true)
    public Optional<Read> find(Caller caller, CaseId id) {
        return rows.find(id).flatMap(each -> seen(caller, each)).map(found -> new Read(found, traits(found)));
    }

    private List<Trait> traits(MailCase found) {
        var all = rows.traits(found.id());
        return found.origin() != null ? all : all.stream().filter(Trait::isShared).toList();
    }

    /// What the database shows, is asked of the rule once more.
    private Optional<MailCase> seen(Caller caller, MailCase found) {
        var origin = found.origin();
        if (origin != null && origin.desk().equals(caller.organisation())
                && reading.of(caller).covers(Tlp.RED, origin.sectors()))
            return Optional.of(found);
        var tlp = found.tlp();
        var isTold = found.state() == State.PASSED_ON && tlp != null && reading.of(caller).covers(tlp, everySector())
                && (caller.actorClass() == ActorClass.NISC || participants.has(caller));
        return isTold ? Optional.of(found.withoutOrigin()) : Optional.empty();
    }

    private Set<SectorCode> everySector() {
        return directory.sectors().stream().map(Sector::code).collect(Collectors.toUnmodifiableSet());
    }

    /// Passes the chosen traits on to those who take part, and to the centre.
    @Transactional
    public Outcome<MailCase> passOn(Caller caller, CaseId id, PassOn wish) {
        var found = atDesk(caller, id);
        if (found.isEmpty()) return new Outcome.Unknown<>();
        var before = found.get().mailCase();
        if (before.state() != State.OPEN || before.revision() != wish.revision()) return new Outcome.Stale<>();
        var problems = problems(found.get(), wish);
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        var now = new MailCase(id, State.PASSED_ON, before.revision() + 1, wish.title(), wish.remark(), wish.tlp(),
                wish.occasion(), clock.instant(), before.origin());
        if (!rows.passOn(now, wish.revision(), wish.positions())) return new Outcome.Stale<>();
        events.publishEvent(new CasePassedOn(now.withoutOrigin(),
                found.get().traits().stream().filter(each -> wish.positions().contains(each.position())).toList()));
        audit.record(caller.person(), caller.organisation(), "c4tap.pass-on", id.toString());
        return new Outcome.Done<>(now);
    }

    /// Decides that there is nothing to pass on.
    @Transactional
    public Outcome<CaseId> close(Caller caller, CaseId id, int revision) {
        return moved(caller, id, revision, State.OPEN, State.CLOSED, "c4tap.close");
    }

    /// Takes back what was passed on: nobody but the desk reads it any more.
    @Transactional
    public Outcome<CaseId> takeBack(Caller caller, CaseId id, int revision) {
        var outcome = moved(caller, id, revision, State.PASSED_ON, State.TAKEN_BACK, "c4tap.take-back");
        if (outcome instanceof Outcome.Done<CaseId>) events.publishEvent(new CaseTakenBack(id));
        return outcome;
    }

    private Outcome<CaseId> moved(Caller caller, CaseId id, int revision, State from, State to, String act) {
        if (atDesk(caller, id).isEmpty()) return new Outcome.Unknown<>();
        if (!rows.move(id, revision, from, to)) return new Outcome.Stale<>();
        audit.record(caller.person(), caller.organisation(), act, id.toString());
        return new Outcome.Done<>(id);
    }

    private Optional<Read> atDesk(Caller caller, CaseId id) {
        return caller.may(Permission.HANDLE_MAIL) ? find(caller, id).filter(Read::isAtDesk) : Optional.empty();
    }

    private List<Problem> problems(Read read, PassOn wish) {
        var problems = new ArrayList<Problem>();
        var origin = read.mailCase().origin();
        var tlp = wish.tlp();
        if (wish.title().isEmpty()) problems.add(Problem.of("title", "required"));
        if (wish.title().length() > LONGEST_TITLE)
            problems.add(Problem.of("title", "c4tap.long", Integer.toString(LONGEST_TITLE)));
        if (wish.remark().length() > LONGEST_REMARK)
            problems.add(Problem.of("remark", "c4tap.long", Integer.toString(LONGEST_REMARK)));
        if (tlp == null) problems.add(Problem.of("tlp", "required"));
        else if (!MARKINGS.contains(tlp)) problems.add(Problem.of("tlp", "no-such-option", tlp.name()));
        if (wish.positions().isEmpty()) problems.add(Problem.of("traits", "c4tap.nothing-chosen"));
        if (!read.traits().stream().filter(each -> !each.isTelling()).map(Trait::position)
                .collect(Collectors.toSet()).containsAll(wish.positions()))
            problems.add(Problem.of("traits", "c4tap.tells"));
        if (origin == null) return problems;
        var telling = Telling.of(lookouts, origin.claimed(), origin.names());
        if (telling.isIn(wish.title())) problems.add(Problem.of("title", "c4tap.tells"));
        if (telling.isIn(wish.remark())) problems.add(Problem.of("remark", "c4tap.tells"));
        return problems;
    }
}
