package dev.noroshi.report;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds whom a report is handed to first.
///
/// Source: handbook II.2.1, figure 3 (flows.md 1.2): what laws require goes to the responsible ministry; anything else to
/// the ministry or to the secretariat, as the operator chooses; a ministry that fills in the form sends it to the centre.
/// A secretariat may fill in the form for what no law requires to be reported (II.2.2); it goes to the ministry.
@Component
class FirstHop {

    private final Directory directory;
    private final Clock clock;

    FirstHop(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The route to start with: what was asked for where the caller may choose, else the only one there is.
    Route routeFor(Caller caller, Grounds grounds, @Nullable Route wish) {
        return switch (caller.actorClass()) {
            case RESPONSIBLE_MINISTRY -> Route.CENTRE;
            case CEPTOAR_SECRETARIAT -> Route.MINISTRY;
            case OPERATOR -> {
                if (wish == Route.SECRETARIAT || wish == Route.MINISTRY) yield wish;
                if (grounds == Grounds.REQUIRED_BY_LAW) yield Route.MINISTRY;
                yield secretariat(caller).isPresent() ? Route.SECRETARIAT : Route.MINISTRY;
            }
            case NISC, CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY,
                    INFOSEC_AGENCY, CYBERSPACE_PROVIDER, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                throw new IllegalStateException(
                        "An organisation of class " + caller.actorClass() + " has no way to report");
        };
    }

    /// The organisation at the end of the route; when there is none, a problem says why.
    Optional<OrganisationId> addressee(Caller caller, Route route, Grounds grounds, List<Problem> problems) {
        if (grounds == Grounds.REQUIRED_BY_LAW && caller.actorClass() == ActorClass.CEPTOAR_SECRETARIAT) {
            problems.add(Problem.of("grounds", "report.grounds.law-means-operator"));
            return Optional.empty();
        }
        if (grounds == Grounds.REQUIRED_BY_LAW && route == Route.SECRETARIAT) {
            problems.add(Problem.of("route", "report.route.law-means-ministry"));
            return Optional.empty();
        }
        var found = switch (route) {
            case SECRETARIAT -> secretariat(caller);
            case MINISTRY -> directory.ministryOf(caller.organisation(), today());
            case CENTRE -> caller.actorClass() == ActorClass.RESPONSIBLE_MINISTRY
                    ? Optional.of(directory.centre(today()))
                    : Optional.<Organisation>empty();
        };
        if (found.isEmpty())
            problems.add(Problem.of("route", "report.route.nobody-" + route.name().toLowerCase(java.util.Locale.ROOT)));
        return found.map(Organisation::id);
    }

    private Optional<Organisation> secretariat(Caller caller) {
        return directory.secretariatOf(caller.organisation(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
