package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why it is reported, and whom it goes to first: what the reporter chooses from.
///
/// @param routes the ways there are; one only where there is nothing to choose
public record DirectionView(List<Choice> grounds, List<Choice> routes) {

    public DirectionView {
        grounds = List.copyOf(grounds);
        routes = List.copyOf(routes);
    }

    /// Something to choose.
    public record Choice(String code, String label, String note, boolean chosen) {
    }

    static DirectionView of(Caller caller, Directory directory, Words words, LocalDate today, Grounds grounds,
            @Nullable Route route) {
        var language = caller.language();
        var reasons = new ArrayList<Choice>();
        for (var each : groundsOf(caller.actorClass()))
            reasons.add(new Choice(each.name(), words.say(language, "report.grounds." + each),
                    words.say(language, "intake.grounds." + each + ".note"), each == grounds));
        var routes = new ArrayList<Choice>();
        for (var each : waysOf(caller.actorClass()))
            addressee(caller, directory, today, each).ifPresent(organisation -> routes.add(new Choice(each.name(),
                    organisation.name(language), words.say(language, "intake.route." + each + ".note"),
                    each == route)));
        return new DirectionView(reasons, routes);
    }

    /// Whom a report goes to by that way, if there is anybody.
    static Optional<Organisation> addressee(Caller caller, Directory directory, LocalDate today, Route route) {
        return switch (route) {
            case SECRETARIAT -> directory.secretariatOf(caller.organisation(), today);
            case MINISTRY -> directory.ministryOf(caller.organisation(), today);
            case CENTRE -> Optional.of(directory.centre(today));
        };
    }

    static String addresseeName(Caller caller, Directory directory, Words words, LocalDate today, Route route) {
        Language language = caller.language();
        return addressee(caller, directory, today, route).map(organisation -> organisation.name(language))
                .orElseGet(() -> words.say(language, "report.route." + route));
    }

    /// What a law requires to be reported, the operator reports itself (handbook II.2.2).
    private static List<Grounds> groundsOf(ActorClass actorClass) {
        return actorClass == ActorClass.CEPTOAR_SECRETARIAT
                ? List.of(Grounds.SERIOUS_IMPACT, Grounds.OWN_JUDGEMENT)
                : List.of(Grounds.values());
    }

    private static List<Route> waysOf(ActorClass actorClass) {
        return switch (actorClass) {
            case OPERATOR -> List.of(Route.SECRETARIAT, Route.MINISTRY);
            case CEPTOAR_SECRETARIAT -> List.of(Route.MINISTRY);
            case RESPONSIBLE_MINISTRY -> List.of(Route.CENTRE);
            case NISC, CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY,
                    INFOSEC_AGENCY, CYBERSPACE_PROVIDER, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                List.of();
        };
    }
}
