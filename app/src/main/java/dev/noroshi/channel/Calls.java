package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Overdue;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The list of those who are to be called or faxed by hand: whoever chose to be, and whoever is silent past a deadline.
/// Each organisation works off its own: those it handed something to.
@Component
public class Calls {

    /// The most lines shown at once.
    public static final int LIMIT = 200;

    private final CallRows rows;
    private final Overdue overdue;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;

    Calls(CallRows rows, Overdue overdue, Deliveries deliveries, AddressBook addresses, Directory directory,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.overdue = overdue;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody to be called or faxed.
    ///
    /// @param wanted the means they chose, waiting to be worked off; empty for who is only overdue
    /// @param told what has come of the other means, by means
    /// @param tries what has come of calls so far, the newest first
    public record Line(Parcel parcel, Organisation recipient, Contact desk, List<Person> people, List<Means> wanted,
            Map<Means, State> told, List<Try> tries) {
    }

    /// How far a message has got.
    public enum State {
        WAITING, HANDED, DELIVERED, DEAD, NEEDLESS
    }

    /// A try that did not reach anybody.
    public record Try(Instant at, Cause cause) {
    }

    /// What came of a call or a fax.
    public enum Result {
        /// They have confirmed it on the telephone, or by a returned slip.
        CONFIRMED,
        /// It was said or faxed; they will confirm it themselves.
        TOLD,
        NO_ANSWER,
        WRONG_NUMBER
    }

    /// Those to be called or faxed, by deadline.
    @Transactional(readOnly = true)
    public List<Line> waiting(Caller caller) {
        var wanted = rows.wanted(caller.organisation(), LIMIT);
        var parcels = new LinkedHashMap<ParcelId, Parcel>();
        deliveries.handedBy(caller.organisation(), wanted.keySet()).stream()
                // who has confirmed meanwhile, or need not any more, is left in peace
                .filter(parcel -> parcel.confirmedAt() == null && parcel.doneAt() == null)
                .forEach(parcel -> parcels.put(parcel.id(), parcel));
        overdue.handedBy(caller.organisation(), LIMIT).forEach(parcel -> parcels.put(parcel.id(), parcel));
        return lines(List.copyOf(parcels.values()), wanted);
    }

    private List<Line> lines(List<Parcel> parcels, Map<ParcelId, List<Means>> wanted) {
        var today = LocalDate.now(clock);
        var ids = parcels.stream().map(Parcel::recipient).collect(Collectors.toSet());
        var recipients = directory.organisations(ids, today).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var desks = addresses.contacts(ids, today);
        var people = addresses.people(ids, today);
        var told = rows.told(parcels.stream().map(Parcel::id).toList());
        var tries = rows.tries(parcels.stream().map(Parcel::id).toList());
        var lines = new ArrayList<Line>();
        for (var parcel : parcels) {
            var recipient = recipients.get(parcel.recipient());
            if (recipient == null) continue;
            lines.add(new Line(parcel, recipient, desks.getOrDefault(parcel.recipient(), Contact.NONE),
                    people.getOrDefault(parcel.recipient(), List.of()), wanted.getOrDefault(parcel.id(), List.of()),
                    told.getOrDefault(parcel.id(), Map.of()), tries.getOrDefault(parcel.id(), List.of())));
        }
        lines.sort(java.util.Comparator.comparing(line -> due(line.parcel().dueAt())));
        return lines;
    }

    private static Instant due(@Nullable Instant due) {
        return due == null ? Instant.MAX : due;
    }

    /// Notes what came of a call or a fax.
    ///
    /// @return whether the caller's organisation handed over such a parcel
    @Transactional
    public boolean note(Caller caller, ParcelId id, Means means, Result result) {
        var found = deliveries.handedBy(caller.organisation(), List.of(id));
        if (found.isEmpty()) return false;
        var parcel = found.getFirst();
        var message = rows.messageFor(parcel, means);
        switch (result) {
            case CONFIRMED -> {
                deliveries.enterConfirmations(parcel.subject(), List.of(new Deliveries.Confirmation(parcel.recipient(),
                        caller.person(), clock.instant())));
                rows.ended(parcel.id(), means, State.DELIVERED);
            }
            case TOLD -> rows.ended(parcel.id(), means, State.HANDED);
            case NO_ANSWER -> rows.tried(message, Cause.NO_ANSWER);
            case WRONG_NUMBER -> rows.tried(message, Cause.WRONG_NUMBER);
        }
        audit.record(caller.person(), caller.organisation(),
                "channel.call." + result.name().toLowerCase(java.util.Locale.ROOT),
                parcel.id().toString());
        return true;
    }

    /// Who is to be called, in all: for the menu.
    public int count(OrganisationId organisation) {
        return rows.count(organisation);
    }
}
