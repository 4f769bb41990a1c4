package dev.noroshi.indicator;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.Roll;
import dev.noroshi.kernel.Network;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.source.Identifiers;
import dev.noroshi.source.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What must not be blocked because it belongs to somebody here: the caller's own organisation, and those whose entry in
/// the registry the caller may read. Whose it is, is not said; to others, not even that it is somebody's: they could try
/// every address of the country.
@Component
class Shields {

    private final Roll roll;
    private final Directory directory;
    private final Identifiers identifiers;
    private final JudgementRows judgements;
    private final Clock clock;
    private volatile @Nullable Registered registered;

    Shields(Roll roll, Directory directory, Identifiers identifiers, JudgementRows judgements, Clock clock) {
        this.roll = roll;
        this.directory = directory;
        this.identifiers = identifiers;
        this.judgements = judgements;
        this.clock = clock;
    }

    /// What the registry says of one organisation, on any day.
    private record Owner(OrganisationId organisation, ActorClass actorClass, Set<SectorCode> sectors,
            Set<String> domains,
            List<Network> networks) {
    }

    private record Registered(long edition, List<Owner> owners) {
    }

    /// What a caller must not block, beside what nobody should.
    @Transactional(readOnly = true)
    public Shield of(Caller caller) {
        var own = new Owned();
        var members = new Owned();
        var scope = scope(caller);
        for (var owner : owners())
            if (owner.organisation().equals(caller.organisation())) own.add(owner);
            else if (scope.covers(owner)) members.add(owner);
        for (var each : identifiers.entered(caller.organisation()))
            own.add(each.kind(), each.text());
        return new Shield(own, members, judgements.standing());
    }

    private List<Owner> owners() {
        var edition = roll.edition();
        var known = registered;
        if (known != null && edition.equals(OptionalLong.of(known.edition()))) return known.owners();
        var by = roll.organisations(EnumSet.allOf(ActorClass.class)).stream()
                .filter(each -> each.state().profile().domain() != null || !each.state().profile().networks().isEmpty())
                .collect(Collectors.groupingBy(OrganisationEntry::id));
        var owners = by.values().stream().map(Shields::owner).toList();
        edition.ifPresent(number -> registered = new Registered(number, owners));
        return owners;
    }

    private static Owner owner(List<OrganisationEntry> states) {
        var last = states.getLast();
        return new Owner(last.id(), last.actorClass(), last.sectors(),
                states.stream().map(each -> each.state().profile().domain()).filter(java.util.Objects::nonNull)
                        .map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet()),
                states.stream().flatMap(each -> each.state().profile().networks().stream())
                        .flatMap(each -> Network.of(each).stream()).distinct().toList());
    }

    /// Whose entries a caller reads in the registry.
    private interface Scope {
        boolean covers(Owner owner);
    }

    private Scope scope(Caller caller) {
        var today = LocalDate.now(clock);
        return switch (caller.actorClass()) {
            case NISC -> owner -> true;
            case RESPONSIBLE_MINISTRY -> {
                var sectors = directory.organisation(caller.organisation(), today).map(Organisation::sectors)
                        .orElse(Set.of());
                yield owner -> owner.sectors().stream().anyMatch(sectors::contains);
            }
            case CEPTOAR_SECRETARIAT -> {
                var members = directory.membersOf(caller.organisation(), today).stream().map(Organisation::id)
                        .collect(Collectors.toUnmodifiableSet());
                yield owner -> members.contains(owner.organisation());
            }
            case OPERATOR, CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY,
                    INFOSEC_AGENCY, CYBERSPACE_PROVIDER, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                owner -> false;
        };
    }

    /// Domains and ranges, to be looked up.
    private static final class Owned {
        private final Set<String> domains = new HashSet<>();
        /// The names above them, each with one below it.
        private final Map<String, String> above = new HashMap<>();
        private final List<Network> networks = new ArrayList<>();

        void add(Owner owner) {
            owner.domains().forEach(this::name);
            networks.addAll(owner.networks());
        }

        void add(Kind kind, String text) {
            if (kind == Kind.DOMAIN) name(text.toLowerCase(Locale.ROOT));
            if (kind == Kind.NETWORK) Network.of(text).ifPresent(networks::add);
        }

        private void name(String name) {
            if (domains.add(name)) Hosts.above(name).forEach(each -> above.putIfAbsent(each, name));
        }

        /// What of it is met by a value: who blocks a name, blocks all names below it, of a page or a mailbox that one alone.
        @Nullable
        String meets(IndicatorType type, String host) {
            var met = meets(host);
            return met == null && type == IndicatorType.DOMAIN ? above.get(host) : met;
        }

        private @Nullable String meets(String host) {
            var range = Network.of(host);
            if (range.isPresent())
                return networks.stream().filter(each -> each.holds(range.get()) || range.get().holds(each)).findFirst()
                        .map(Network::toString).orElse(null);
            for (var name = host;; name = name.substring(name.indexOf('.') + 1)) {
                if (domains.contains(name)) return name;
                if (name.indexOf('.') < 0) return null;
            }
        }
    }

    /// What a caller must not block.
    static final class Shield {
        private final Owned own;
        private final Owned members;
        private final Set<UUID> judged;

        /// @param judged what the centre judged, as far as the caller may know
        private Shield(Owned own, Owned members, Set<UUID> judged) {
            this.own = own;
            this.members = members;
            this.judged = judged;
        }

        /// Why a value should not be blocked by the caller; empty when nothing speaks against it.
        List<Warning> warnings(IndicatorType type, String value, @Nullable String host) {
            var found = new ArrayList<Warning>();
            if (!judged.isEmpty() && judged.contains(IndicatorId.of(type, value).value()))
                found.add(new Warning(Warning.Kind.JUDGED, value, ""));
            if (type.isNetworked()) {
                var machine = host == null ? value : host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
                var met = own.meets(type, machine);
                if (met != null) found.add(new Warning(Warning.Kind.OWN, met, ""));
                else {
                    var member = members.meets(type, machine);
                    if (member != null) found.add(new Warning(Warning.Kind.MEMBER, member, ""));
                }
            }
            found.addAll(WarningLists.of(type, value, host == null ? "" : host));
            return List.copyOf(found);
        }

        List<Warning> warnings(Indicator indicator) {
            return warnings(indicator.type(), indicator.value(), indicator.host());
        }
    }
}
