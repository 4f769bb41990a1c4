package dev.noroshi.trail;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Kind;
import dev.noroshi.audit.Line;
import dev.noroshi.audit.Trail;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an auditor finds. An operator's lines, even who signed in when, lie close in time to the report that appears at the
/// next hop; so they are counted for everybody but the auditors of that operator.
@Component
public class TrailSearch {

    private final Trail trail;
    private final Directory directory;
    private final Clock clock;

    TrailSearch(Trail trail, Directory directory, Clock clock) {
        this.trail = trail;
        this.directory = directory;
        this.clock = clock;
    }

    /// A part of what was found.
    ///
    /// @param more whether there is a part after it
    public record Part(List<Line> lines, boolean more) {
    }

    /// How many lines there are of those that are not shown.
    public record Counted(Kind kind, long lines) {
    }

    /// The lines, the newest first.
    public Part find(Caller caller, Trail.Search search, int limit, int offset) {
        var found = trail.find(search, hidden(caller), limit + 1, offset);
        return new Part(found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /// The same for programs, from a place on.
    public List<Trail.Placed> find(Caller caller, Trail.Search search, Trail.@Nullable Place after, int limit) {
        return trail.find(search, hidden(caller), after, limit);
    }

    /// What is counted instead of shown. Not by organisation: which operators were busy is what must not be told.
    public List<Counted> counted(Caller caller, Trail.Search search) {
        if (search.organisation() != null || search.person() != null) return List.of();
        var hidden = hidden(caller);
        var sums = new TreeMap<Kind, Long>(Comparator.naturalOrder());
        trail.count(search).stream().filter(count -> hidden.contains(count.organisation()))
                .forEach(count -> sums.merge(count.kind(), count.lines(), Long::sum));
        return sums.entrySet().stream().map(each -> new Counted(each.getKey(), each.getValue())).toList();
    }

    /// The organisations whose lines the caller may see.
    public List<Organisation> choices(Caller caller) {
        var all = trail.organisations();
        var hidden = hidden(caller);
        return directory.organisations(all, today()).stream().filter(each -> !hidden.contains(each.id())).toList();
    }

    Map<OrganisationId, Organisation> known(Set<OrganisationId> ids) {
        return directory.organisations(ids, today()).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    /// What an organisation is called today; its code when the registry no longer knows it.
    public Map<OrganisationId, String> names(Caller caller, Set<OrganisationId> ids) {
        return known(ids).values().stream().collect(Collectors.toMap(Organisation::id,
                each -> each.name(caller.language())
                        + each.desk(caller.language()).map(desk -> caller.language().choose("　", ", ") + desk)
                                .orElse("")));
    }

    /// Of operators, and of bodies the registry does not know (they may have been operators).
    private Set<OrganisationId> hidden(Caller caller) {
        var hidden = new HashSet<>(trail.organisations());
        known(hidden).values().stream().filter(each -> each.actorClass() != ActorClass.OPERATOR)
                .forEach(each -> hidden.remove(each.id()));
        hidden.remove(caller.organisation());
        return hidden;
    }

    Optional<Organisation> organisation(OrganisationId id) {
        return directory.organisation(id, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
