package dev.noroshi.bulletin;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.kernel.Problem;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The places bulletins come from, for those at the centre who keep the list of them.
@Component
public class Sources {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int LEAST_MINUTES = 15;
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int DAYS_BACK = 90;

    private final SourceRows rows;
    private final BulletinRows bulletins;
    private final Audit audit;
    private final Clock clock;

    Sources(SourceRows rows, BulletinRows bulletins, Audit audit, Clock clock) {
        this.rows = rows;
        this.bulletins = bulletins;
        this.audit = audit;
        this.clock = clock;
    }

    /// A source as somebody wrote it.
    public record Written(String name, String kind, String address, String every, String since, boolean active) {

        public static Written of(Source source) {
            return new Written(source.name(), source.kind().name(), source.address().toString(),
                    String.valueOf(source.everyMinutes()), source.since().toString(), source.active());
        }
    }

    /// What a new one begins with: four times a day, and what changed within the last three months.
    public Written blank() {
        return new Written("", Kind.JVNRSS.name(), "", "360",
                LocalDate.now(clock).minusDays(DAYS_BACK).toString(), true);
    }

    @Transactional(readOnly = true)
    public List<Source> all(Caller caller) {
        return caller.may(Permission.READ_BULLETINS) ? rows.all() : List.of();
    }

    @Transactional(readOnly = true)
    public Optional<Source> find(Caller caller, SourceId id) {
        return caller.may(Permission.READ_BULLETINS) ? rows.find(id) : Optional.empty();
    }

    /// A document of a source that could not be taken in, and why.
    public record Fault(String address, Problem problem, java.time.Instant at) {
    }

    @Transactional(readOnly = true)
    public List<Fault> faults(Caller caller, SourceId id) {
        if (!caller.may(Permission.READ_BULLETINS)) return List.of();
        return bulletins.faults(id).stream()
                .map(each -> new Fault(each.address(), problem(each.fault()), each.at())).toList();
    }

    /// A problem as a row keeps it.
    public static Problem problem(String kept) {
        var parts = kept.split("\\|", -1);
        return Problem.of("file", parts[0], Arrays.copyOfRange(parts, 1, parts.length));
    }

    @Transactional
    public Outcome<Source> add(Caller caller, Written written) {
        if (!caller.may(Permission.EDIT_BULLETIN_SOURCES)) return new Outcome.Unknown<>();
        var id = SourceId.random();
        return switch (read(written, id, null)) {
            case Outcome.Done<Source>(var source) -> {
                rows.add(source, caller.person(), clock.instant());
                audit.record(caller.person(), caller.organisation(), "bulletin.source.add", id.toString());
                yield new Outcome.Done<>(rows.find(id).orElseThrow());
            }
            case Outcome<Source> refused -> refused;
        };
    }

    /// @param revision the caller started from
    @Transactional
    public Outcome<Source> change(Caller caller, SourceId id, int revision, Written written) {
        if (!caller.may(Permission.EDIT_BULLETIN_SOURCES) || rows.find(id).isEmpty()) return new Outcome.Unknown<>();
        return switch (read(written, id, id)) {
            case Outcome.Done<Source>(var source) -> {
                if (!rows.change(source, revision, caller.person(), clock.instant())) yield new Outcome.Stale<>();
                audit.record(caller.person(), caller.organisation(), "bulletin.source.change", id.toString());
                yield new Outcome.Done<>(rows.find(id).orElseThrow());
            }
            case Outcome<Source> refused -> refused;
        };
    }

    /// Asks it in the next round.
    @Transactional
    public Outcome<SourceId> askSoon(Caller caller, SourceId id) {
        if (!caller.may(Permission.EDIT_BULLETIN_SOURCES) || !rows.due(id, clock.instant()))
            return new Outcome.Unknown<>();
        audit.record(caller.person(), caller.organisation(), "bulletin.source.ask", id.toString());
        return new Outcome.Done<>(id);
    }

    private Outcome<Source> read(Written written, SourceId id, @org.jspecify.annotations.Nullable SourceId known) {
        var problems = new ArrayList<Problem>();
        var name = written.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) problems.add(Problem.of("name", "bulletin.source.name"));
        var kind = Arrays.stream(Kind.values()).filter(each -> each.name().equals(written.kind())).findFirst();
        if (kind.isEmpty()) problems.add(Problem.of("kind", "bulletin.source.kind"));
        var address = address(written.address().strip());
        if (address.isEmpty()) problems.add(Problem.of("address", "bulletin.source.address"));
        else if (rows.isTaken(address.get(), known)) problems.add(Problem.of("address", "bulletin.source.taken"));
        var every = written.every().strip().matches("[0-9]{1,5}") ? Integer.parseInt(written.every().strip()) : 0;
        if (every < LEAST_MINUTES || every > MOST_MINUTES) problems.add(Problem.of("every", "bulletin.source.every"));
        var since = day(written.since());
        if (since.isEmpty()) problems.add(Problem.of("since", "bulletin.source.since"));
        if (!problems.isEmpty()) return new Outcome.Invalid<>(problems);
        return new Outcome.Done<>(new Source(id, name, kind.orElseThrow(), address.orElseThrow(), every,
                since.orElseThrow(), written.active(), 0,
                new Source.State(clock.instant(), null, null, 0, null, null, null, null)));
    }

    private static Optional<URI> address(String written) {
        if (written.length() > LONGEST_ADDRESS || !written.startsWith("https://")) return Optional.empty();
        return Optional.ofNullable(Plain.address(written)).map(URI::create)
                .filter(address -> address.getRawFragment() == null);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written.strip()))
                    .filter(day -> day.getYear() >= 1990 && day.getYear() < 3000);
        } catch (java.time.DateTimeException none) {
            return Optional.empty();
        }
    }
}
