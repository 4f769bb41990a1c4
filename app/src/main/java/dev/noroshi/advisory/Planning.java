package dev.noroshi.advisory;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Works out from the registry to whom something is to go: as far as its marking allows, within its sectors.
@Component
public class Planning {

    private final Directory directory;
    private final Sharing sharing;
    private final Clock clock;

    Planning(Directory directory, Sharing sharing, Clock clock) {
        this.directory = directory;
        this.sharing = sharing;
        this.clock = clock;
    }

    /// How far an advisory would go, for its writer to see before it is sent.
    ///
    /// @param seen how many bodies of each class would see it by the rule of sharing, in the order of the way down
    /// @param stopsAtMinistries whether the marking lets nobody below a ministry have it
    public record Preview(List<Line> lines, Map<ActorClass, Integer> seen, int sectors, int secretariats, int operators,
            boolean stopsAtMinistries) {

        /// @param organisations operators and secretariats below the ministry
        public record Line(Organisation ministry, List<SectorCode> sectors, int organisations) {
        }

        public int organisations() {
            return secretariats + operators;
        }
    }

    /// @param named bodies beside the scope of the marking (※１)
    public Preview preview(Tlp tlp, Set<SectorCode> sectors, List<Organisation> named) {
        var marking = new Marking(tlp, Paper.ADVISORY, sectors,
                named.stream().map(Organisation::id).collect(Collectors.toSet()));
        var plan = plan(marking);
        var lines = plan.ministries().stream().map(ministry -> new Preview.Line(ministry,
                sectors.stream().filter(ministry.sectors()::contains).toList(), below(plan, ministry))).toList();
        var secretariats = plan.secretariats().values().stream().mapToInt(List::size).sum();
        var operators = plan.operators().values().stream().mapToInt(List::size).sum();
        return new Preview(lines, seen(marking, plan, named), sectors.size(), secretariats, operators,
                secretariats + operators == 0);
    }

    /// Everybody once, as the rule lets them: a body that is in the plan and named is no two.
    private Map<ActorClass, Integer> seen(Marking marking, Plan plan, List<Organisation> named) {
        var everybody = new LinkedHashMap<OrganisationId, Organisation>();
        var centre = directory.centre(LocalDate.now(clock));
        Stream.of(List.of(centre), plan.ministries(), flat(plan.secretariats()), flat(plan.operators()), named)
                .flatMap(List::stream).filter(each -> sharing.permits(marking, each))
                .forEach(each -> everybody.putIfAbsent(each.id(), each));
        var seen = new LinkedHashMap<ActorClass, Integer>();
        everybody.values().forEach(each -> seen.merge(each.actorClass(), 1, Integer::sum));
        return seen;
    }

    private static List<Organisation> flat(Map<OrganisationId, List<Organisation>> below) {
        return below.values().stream().flatMap(List::stream).toList();
    }

    private static int below(Plan plan, Organisation ministry) {
        var secretariats = plan.secretariatsOf(ministry.id());
        return secretariats.size() + secretariats.stream().mapToInt(each -> plan.operatorsOf(each.id()).size()).sum();
    }

    /// The whole tree, as of today.
    Plan plan(Marking marking) {
        var today = LocalDate.now(clock);
        var ministries = permitted(marking, directory.ministriesFor(marking.sectors(), today));
        var secretariats = new LinkedHashMap<OrganisationId, List<Organisation>>();
        for (var ministry : ministries)
            secretariats.put(ministry.id(),
                    permitted(marking, directory.secretariatsUnder(ministry.id(), marking.sectors(), today)));
        return new Plan(ministries, secretariats, operators(marking, secretariats.values(), today));
    }

    private Map<OrganisationId, List<Organisation>> operators(Marking marking,
            Collection<List<Organisation>> secretariats, LocalDate today) {
        var operators = new LinkedHashMap<OrganisationId, List<Organisation>>();
        for (var below : secretariats)
            for (var secretariat : below)
                operators.put(secretariat.id(), permitted(marking, directory.membersOf(secretariat.id(), today)));
        return operators;
    }

    private List<Organisation> permitted(Marking marking, List<Organisation> candidates) {
        return candidates.stream().filter(candidate -> sharing.permits(marking, candidate)).toList();
    }

    /// The next hop below one holder, whether the marking lets them have it or not.
    List<Organisation> nextHop(Tier holder, OrganisationId id, Marking marking) {
        var today = LocalDate.now(clock);
        return switch (holder) {
            case MINISTRY -> directory.secretariatsUnder(id, marking.sectors(), today);
            case SECRETARIAT -> directory.membersOf(id, today);
            case OPERATOR -> List.of();
        };
    }

    /// The operators a ministry may hand it to directly: the members of its secretariats.
    List<Organisation> operatorsUnder(OrganisationId ministry, Marking marking) {
        var today = LocalDate.now(clock);
        var operators = new ArrayList<Organisation>();
        for (var secretariat : directory.secretariatsUnder(ministry, marking.sectors(), today))
            operators.addAll(directory.membersOf(secretariat.id(), today));
        return operators;
    }
}
