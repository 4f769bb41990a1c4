package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Whose members somebody may see: the lists are public, who is in them is not.
@Component
class Visibility {

    private final Directory directory;
    private final Clock clock;

    Visibility(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The centre and an administrator see all members; a secretariat and its members those of their own CEPTOAR; a
    /// ministry those of the sectors it answers for today; everybody else none.
    Set<CeptoarCode> of(Caller caller, CeptoarMap map) {
        var own = directory.organisation(caller.organisation(), LocalDate.now(clock));
        return map.ceptoars().stream()
                .filter(each -> seesAll(caller) || own.isPresent() && sees(caller.actorClass(), own.get(), each))
                .map(Ceptoar::code).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean seesAll(Caller caller) {
        return caller.actorClass() == ActorClass.NISC || caller.may(Permission.EDIT_REGISTRY);
    }

    private static boolean sees(ActorClass actorClass, Organisation own, Ceptoar ceptoar) {
        return switch (actorClass) {
            case OPERATOR, CEPTOAR_SECRETARIAT -> ceptoar.code().value().equals(own.ceptoar());
            case RESPONSIBLE_MINISTRY -> own.sectors().contains(ceptoar.sector().code());
            case NISC, CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY,
                    INFOSEC_AGENCY, CYBERSPACE_PROVIDER, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                false;
        };
    }
}
