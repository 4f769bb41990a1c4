package dev.noroshi.trail;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.audit.Trail;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.relay.Onward;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has read what an organisation shared: its own people by name, the people of others as a number.
@Component
public class Readers {

    private final Trail trail;
    private final Onward onward;
    private final Advisories advisories;
    private final Directory directory;
    private final TrailSearch search;

    Readers(Trail trail, Onward onward, Advisories advisories, Directory directory, TrailSearch search) {
        this.trail = trail;
        this.onward = onward;
        this.advisories = advisories;
        this.directory = directory;
        this.search = search;
    }

    /// One of one's own people.
    ///
    /// @param name as the registry has it; null when they are no longer in it
    public record Own(PersonId person, @Nullable String name, Instant first, Instant last, boolean exported) {
    }

    /// People of another body.
    ///
    /// @param organisation what it is called
    public record Other(String organisation, int people, Instant first, Instant last) {
    }

    /// Bodies of a class, for an advisory.
    public record OfClass(ActorClass actorClass, int organisations, int people) {
    }

    /// All of them.
    public record Found(List<Own> own, List<Other> others, List<OfClass> classes) {

        public boolean isEmpty() {
            return own.isEmpty() && others.isEmpty() && classes.isEmpty();
        }
    }

    /// Of a report the caller's organisation wrote or handed on; empty when it did neither. Which bodies have it the
    /// reporter knows from the way it went.
    public Optional<Found> ofReport(Caller caller, UUID id) {
        return onward.of(caller, id).map(ids -> {
            var readings = readings(ids);
            return new Found(own(caller, readings), others(caller, readings), List.of());
        });
    }

    /// Of an advisory the caller may read: the centre, which shared it, learns how many of which class; everybody else
    /// only who of their own.
    public Optional<Found> ofAdvisory(Caller caller, AdvisoryId id) {
        if (!(advisories.find(caller, id) instanceof Outcome.Done<?>)) return Optional.empty();
        var readings = readings(List.of(id.value()));
        return Optional.of(new Found(own(caller, readings), List.of(),
                advisories.isCentre(caller) ? classes(caller, readings) : List.of()));
    }

    private List<Trail.Reading> readings(Collection<UUID> ids) {
        return trail.readers(ids.stream().map(UUID::toString).toList());
    }

    private List<Own> own(Caller caller, List<Trail.Reading> readings) {
        return readings.stream().filter(each -> each.organisation().equals(caller.organisation()))
                .map(each -> new Own(each.person(),
                        directory.person(each.person()).map(person -> person.name(caller.language())).orElse(null),
                        each.first(), each.last(), each.exported()))
                .toList();
    }

    private List<Other> others(Caller caller, List<Trail.Reading> readings) {
        var each = byOrganisation(caller, readings);
        var names = search.names(caller, each.keySet());
        return each.entrySet().stream()
                .map(found -> new Other(names.getOrDefault(found.getKey(), found.getKey().value()),
                        found.getValue().size(),
                        found.getValue().stream().map(Trail.Reading::first).min(Comparator.naturalOrder())
                                .orElseThrow(),
                        found.getValue().stream().map(Trail.Reading::last).max(Comparator.naturalOrder())
                                .orElseThrow()))
                .sorted(Comparator.comparing(Other::first)).toList();
    }

    private List<OfClass> classes(Caller caller, List<Trail.Reading> readings) {
        var each = byOrganisation(caller, readings);
        var known = search.known(each.keySet());
        var sums = new TreeMap<ActorClass, OfClass>();
        each.forEach((organisation, people) -> Optional.ofNullable(known.get(organisation))
                .ifPresent(body -> sums.merge(body.actorClass(), new OfClass(body.actorClass(), 1, people.size()),
                        (one, other) -> new OfClass(one.actorClass(), one.organisations() + other.organisations(),
                                one.people() + other.people()))));
        return List.copyOf(sums.values());
    }

    private static Map<OrganisationId, List<Trail.Reading>> byOrganisation(Caller caller,
            List<Trail.Reading> readings) {
        return readings.stream().filter(each -> !each.organisation().equals(caller.organisation()))
                .collect(Collectors.groupingBy(Trail.Reading::organisation));
    }
}
