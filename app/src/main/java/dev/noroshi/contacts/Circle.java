package dev.noroshi.contacts;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who is below whom: the organisations somebody may ask, each with those who see how it goes.
@Component
class Circle {

    private final Directory directory;
    private final Clock clock;

    Circle(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// An organisation with those above it.
    record Place(Organisation organisation, List<OrganisationId> watchers) {
    }

    /// The widest scope a body may ask.
    static Scope scopeOf(ActorClass actorClass) {
        return switch (actorClass) {
            case CEPTOAR_SECRETARIAT -> Scope.CEPTOAR;
            case RESPONSIBLE_MINISTRY -> Scope.SECTORS;
            case NISC -> Scope.ALL;
            case CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY, INFOSEC_AGENCY,
                    CYBERSPACE_PROVIDER, OPERATOR, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                Scope.ORGANISATION;
        };
    }

    /// Everybody below a body, and itself.
    Map<OrganisationId, Place> of(OrganisationId id) {
        var today = LocalDate.now(clock);
        var own = directory.organisation(id, today);
        var places = new LinkedHashMap<OrganisationId, Place>();
        if (own.isEmpty()) return places;
        var centre = directory.centre(today).id();
        places.put(id, new Place(own.get(), List.of(id, centre)));
        switch (scopeOf(own.get().actorClass())) {
            case ORGANISATION -> {
            }
            case CEPTOAR -> {
                var ministry = directory.ministryOf(id, today).map(Organisation::id);
                addMembers(places, List.of(own.get()), with(List.of(id, centre), ministry.stream().toList()), today);
            }
            case SECTORS -> addMinistry(places, own.get(), List.of(id, centre), today);
            case ALL -> directory.ministriesFor(directory.sectors().stream().map(Sector::code)
                    .collect(Collectors.toSet()), today).forEach(ministry -> {
                        places.putIfAbsent(ministry.id(), new Place(ministry, List.of(ministry.id(), centre)));
                        addMinistry(places, ministry, List.of(ministry.id(), centre), today);
                    });
        }
        return places;
    }

    private void addMinistry(Map<OrganisationId, Place> places, Organisation ministry, List<OrganisationId> above,
            LocalDate today) {
        var secretariats = directory.secretariatsUnder(ministry.id(), ministry.sectors(), today);
        secretariats.forEach(each -> places.putIfAbsent(each.id(),
                new Place(each, with(above, List.of(each.id())))));
        addMembers(places, secretariats, above, today);
    }

    private void addMembers(Map<OrganisationId, Place> places, List<Organisation> secretariats,
            List<OrganisationId> above, LocalDate today) {
        var ids = secretariats.stream().map(Organisation::id).toList();
        directory.membersOf(ids, today).forEach((secretariat, members) -> members.forEach(member -> places
                .putIfAbsent(member.id(), new Place(member, with(above, List.of(secretariat))))));
    }

    private static List<OrganisationId> with(List<OrganisationId> some, List<OrganisationId> others) {
        Set<OrganisationId> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return new ArrayList<>(all);
    }
}
