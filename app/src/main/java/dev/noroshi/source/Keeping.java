package dev.noroshi.source;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.audit.Audit;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where an organisation and its secretariat keep what names it and the registry has no place for. Nobody else sees it.
@Component
public class Keeping {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private final IdentifierRows rows;
    private final Identifiers identifiers;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Keeping(IdentifierRows rows, Identifiers identifiers, Directory directory, Audit audit, Clock clock) {
        this.rows = rows;
        this.identifiers = identifiers;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// An identifier that was entered.
    public record Entered(UUID id, Kind kind, String text) {
    }

    /// What is kept of an organisation.
    ///
    /// @param entered what people entered
    /// @param known what the registry knows
    public record Kept(Organisation organisation, List<Entered> entered, List<Identifier> known) {
        public Kept {
            entered = List.copyOf(entered);
            known = List.copyOf(known);
        }
    }

    /// What comes of entering one.
    public sealed interface Entering {
        record Done() implements Entering {
        }

        record Wrong(List<Problem> problems) implements Entering {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }

        /// There is no such organisation for this caller.
        record Unknown() implements Entering {
        }
    }

    /// The organisations whose identifiers the caller keeps: the own one, and for a secretariat its members.
    @Transactional(readOnly = true)
    public List<Organisation> mine(Caller caller) {
        if (!caller.may(Permission.EDIT_IDENTIFIERS)) return List.of();
        var today = LocalDate.now(clock);
        var mine = new ArrayList<Organisation>();
        directory.organisation(caller.organisation(), today).ifPresent(mine::add);
        if (caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT)
            mine.addAll(directory.membersOf(caller.organisation(), today));
        return mine;
    }

    /// What is kept of one of them; empty for any other.
    @Transactional(readOnly = true)
    public Optional<Kept> of(Caller caller, OrganisationId id) {
        return mine(caller, id).map(organisation -> {
            var entered = rows.of(id).stream().map(row -> new Entered(row.id(), row.kind(), row.text())).toList();
            var known = identifiers.of(id).stream().filter(each -> entered.stream()
                    .noneMatch(own -> own.kind() == each.kind() && own.text().equals(each.text()))).toList();
            return new Kept(organisation, entered, known);
        });
    }

    private Optional<Organisation> mine(Caller caller, OrganisationId id) {
        return mine(caller).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// Enters an identifier; one that is known already stays as it is.
    @Transactional
    public Entering enter(Caller caller, OrganisationId id, Kind kind, String text) {
        if (mine(caller, id).isEmpty() || !kind.isEntered()) return new Entering.Unknown();
        var clean = clean(text);
        var problem = problem(kind, clean);
        if (problem.isPresent()) return new Entering.Wrong(List.of(problem.get()));
        if (rows.add(caller, id, kind, clean))
            audit.record(caller.person(), caller.organisation(), "source.identifier-enter", id.value());
        return new Entering.Done();
    }

    /// An identifier somebody wants entered.
    record Wanted(OrganisationId organisation, Kind kind, String text) {
    }

    /// Enters many that are sound, of organisations the caller keeps.
    ///
    /// @return how many were not known before
    @Transactional
    int enterAll(Caller caller, List<Wanted> all) {
        var entered = 0;
        for (var each : all)
            if (rows.add(caller, each.organisation(), each.kind(), each.text())) entered++;
        audit.record(caller.person(), caller.organisation(), "source.identifier-import",
                caller.organisation().value());
        return entered;
    }

    /// What was entered of an organisation.
    @Transactional(readOnly = true)
    List<Entered> entered(OrganisationId id) {
        return rows.of(id).stream().map(row -> new Entered(row.id(), row.kind(), row.text())).toList();
    }

    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    /// Why it cannot be taken; empty when it can.
    static Optional<Problem> problem(Kind kind, String clean) {
        if (clean.codePointCount(0, clean.length()) < SHORTEST)
            return Optional.of(Problem.of("text", "source.identifier.short"));
        if (clean.length() > LONGEST)
            return Optional.of(Problem.of("text", "source.identifier.long", Integer.toString(LONGEST)));
        return Writings.isFindable(new Identifier(kind, clean, new Body(ActorClass.OPERATOR, null)))
                ? Optional.empty()
                : Optional.of(Problem.of("text", "source.identifier.unfit." + kind));
    }

    /// Removes one that was entered; false when there is none.
    @Transactional
    public boolean remove(Caller caller, OrganisationId id, UUID identifier) {
        if (mine(caller, id).isEmpty() || !rows.remove(caller, id, identifier)) return false;
        audit.record(caller.person(), caller.organisation(), "source.identifier-remove", id.value());
        return true;
    }
}
