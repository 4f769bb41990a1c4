package dev.noroshi.advisory;

import dev.noroshi.sharing.MayRead;
import dev.noroshi.sharing.PersonalRule;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.delivery.Receipt;
import dev.noroshi.delivery.Receipts;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.sharing.Sharing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Who could read an advisory on a day, told from what was kept: to whom it had been handed by then, what those bodies were
/// on that day, and how many people held a post there in which one reads advisories, attached as the marking asks. What
/// changed since changes nothing. Whom those bodies held to be concerned (circles) has no days and is not told.
@Component
public class Audiences {

    private final AdvisoryRows rows;
    private final Reaches reaches;
    private final Receipts receipts;
    private final Directory directory;
    private final Registry registry;
    private final Sharing sharing;

    Audiences(AdvisoryRows rows, Reaches reaches, Receipts receipts, Directory directory, Registry registry,
            Sharing sharing) {
        this.rows = rows;
        this.reaches = reaches;
        this.receipts = receipts;
        this.directory = directory;
        this.registry = registry;
        this.sharing = sharing;
    }

    /// Those who could read it at some time of that day.
    public record OnDay(AdvisoryId advisory, LocalDate day, List<Reader> readers) {
        public OnDay {
            readers = List.copyOf(readers);
        }
    }

    /// A body whose people could.
    ///
    /// @param organisation as it was on that day
    /// @param since when it was handed over; for the centre, when it was issued
    /// @param people how many held a post there in which one reads advisories
    public record Reader(Organisation organisation, Instant since, int people) {
    }

    /// For those who see how far it has got: the bodies they see there, and their own.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Outcome<OnDay> of(Caller caller, AdvisoryId id, LocalDate day) {
        return switch (reaches.of(caller, id)) {
            case Outcome.Done<Reach>(var reach) -> Outcome.done(onDay(reach.advisory(), day, visible(caller, id),
                    Centre.isCalling(caller) ? Sight.EVERYBODY : Sight.BELOW));
            case Outcome.Refused<Reach>(var why) -> Outcome.refused(why);
        };
    }

    /// For an auditor: everybody, and nothing of what it says. Empty when it was never issued.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    @Crossing("to an auditor: who could read an advisory on a day, without content")
    public Optional<OnDay> forAuditor(AdvisoryId id, LocalDate day) {
        return rows.find(id).filter(Advisory.Published.class::isInstance).map(Advisory.Published.class::cast)
                .map(advisory -> onDay(advisory, day, receipts.of(id.value(), AdvisoryTasks.carrying()),
                        Sight.EVERYBODY));
    }

    private enum Sight {
        EVERYBODY, BELOW
    }

    /// The parcels the caller's organisation got, handed on, or had handed on below it.
    private List<Receipt> visible(Caller caller, AdvisoryId id) {
        var all = receipts.of(id.value(), AdvisoryTasks.carrying());
        if (Centre.isCalling(caller)) return all;
        var below = new ArrayList<OrganisationId>(List.of(caller.organisation()));
        for (var i = 0; i < below.size(); i++) {
            var via = below.get(i);
            all.stream().filter(each -> each.sender().equals(via)).forEach(each -> below.add(each.recipient()));
        }
        return all.stream().filter(each -> below.contains(each.recipient())).toList();
    }

    private OnDay onDay(Advisory.Published advisory, LocalDate day, List<Receipt> parcels, Sight sight) {
        var handed = parcels.stream().filter(each -> !day(each.sentAt()).isAfter(day))
                .collect(Collectors.toMap(Receipt::recipient, Receipt::sentAt, (one, other) -> one));
        // what was recalled is read no more from the day of the recall on: the day ends without it
        if (advisory instanceof Advisory.Recalled recalled && !day(recalled.tombstone().recalledAt()).isAfter(day))
            handed.clear();
        var marking = Spread.marking(advisory);
        var then = directory.organisations(handed.keySet(), day).stream()
                .filter(each -> sharing.permits(marking, each))
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var issuedAt = advisory.publication().issuedAt();
        if (sight == Sight.EVERYBODY && !day(issuedAt).isAfter(day)) {
            var centre = directory.centre(day);
            then.put(centre.id(), centre);
            handed.put(centre.id(), issuedAt);
        }
        var people = registry.people(then.keySet(), day).stream()
                .filter(each -> Role.ofCode(each.role()).may(Permission.READ_ADVISORY)
                        && PersonalRule.attached(each.attachment(), each.nda(), marking.tlp(),
                                day) instanceof MayRead.May)
                .collect(Collectors.groupingBy(each -> each.organisation(), Collectors.summingInt(each -> 1)));
        return new OnDay(advisory.id(), day,
                then.values().stream()
                        .map(each -> new Reader(each, handed.getOrDefault(each.id(), issuedAt),
                                people.getOrDefault(each.id(), 0)))
                        .sorted(java.util.Comparator.comparing(Reader::since)
                                .thenComparing(each -> each.organisation().id().value()))
                        .toList());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JapaneseTime.ZONE);
    }
}
