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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The list of those who are to be called or faxed by hand: whoever chose to be, and whoever is silent past a deadline.
/// Each organisation works off its own: those it handed something to, also where it has been told that others further down
/// are silent.
@Component
public class Calls {

    /// The most lines shown at once.
    public static final int LIMIT = 200;

    /// The most of those further down that are looked for.
    private static final int FURTHER_DOWN = 2000;

    private final CallRows rows;
    private final Overdue overdue;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final Directory directory;
    private final ObjectProvider<EmergencyNumbers> emergencyNumbers;
    private final Audit audit;
    private final Clock clock;

    Calls(CallRows rows, Overdue overdue, Deliveries deliveries, AddressBook addresses, Directory directory,
            ObjectProvider<EmergencyNumbers> emergencyNumbers, Audit audit, Clock clock) {
        this.rows = rows;
        this.overdue = overdue;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.directory = directory;
        this.emergencyNumbers = emergencyNumbers;
        this.audit = audit;
        this.clock = clock;
    }

    /// Somebody to be called or faxed.
    ///
    /// @param emergency the number that is answered now; null when none is known
    /// @param wanted the means they chose, waiting to be worked off; empty for who is only overdue
    /// @param told what has come of the other means, by means
    /// @param tries what has come of calls so far, the newest first
    /// @param silent those further down, past the recipient, of whose silence the caller's organisation was told
    /// @param colleagues the caller's own people who want to be called about that silence
    public record Line(Parcel parcel, Organisation recipient, @Nullable String emergency, Contact desk,
            List<Person> people, List<Means> wanted, Map<Means, State> told, List<Try> tries, List<Silent> silent,
            List<Colleague> colleagues) {

        public Line {
            silent = List.copyOf(silent);
            colleagues = List.copyOf(colleagues);
        }

        /// Whether the recipient itself has still to confirm it.
        public boolean isOpen() {
            return parcel.confirmedAt() == null && parcel.doneAt() == null;
        }
    }

    /// Somebody further down who has not confirmed.
    ///
    /// @param person whose number it is; null for the desk
    /// @param number the one to ring: the emergency desk that answers now, else the desk, else the first person with one;
    /// null when none is known
    public record Silent(Organisation organisation, @Nullable Person person, @Nullable String number) {
    }

    /// Somebody of the caller's own organisation.
    ///
    /// @param person null: the desk
    public record Colleague(@Nullable Person person, String number) {
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
        var silent = silent(caller);
        deliveries.handedBy(caller.organisation(), silent.keySet())
                .forEach(parcel -> parcels.put(parcel.id(), parcel));
        return lines(caller, List.copyOf(parcels.values()), wanted, silent);
    }

    /// Those further down of whose silence the caller's organisation was told, by the parcel it handed over itself.
    private Map<ParcelId, List<Parcel>> silent(Caller caller) {
        var silent = new LinkedHashMap<ParcelId, List<Parcel>>();
        for (var parcel : overdue.escalatedTo(caller.organisation(), FURTHER_DOWN))
            if (parcel.parent() != null)
                silent.computeIfAbsent(parcel.parent(), parent -> new ArrayList<>()).add(parcel);
        return silent;
    }

    private List<Line> lines(Caller caller, List<Parcel> parcels, Map<ParcelId, List<Means>> wanted,
            Map<ParcelId, List<Parcel>> silent) {
        var today = LocalDate.now(clock);
        var ids = Stream.concat(parcels.stream(), silent.values().stream().flatMap(List::stream))
                .map(Parcel::recipient).collect(Collectors.toSet());
        var recipients = directory.organisations(ids, today).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var desks = addresses.contacts(ids, today);
        var numbers = emergencyNumbers.stream().findFirst().map(each -> each.at(ids, clock.instant())).orElse(Map.of());
        var people = addresses.people(ids, today);
        var colleagues = colleagues(caller, parcels, silent);
        var told = rows.told(parcels.stream().map(Parcel::id).toList());
        var tries = rows.tries(parcels.stream().map(Parcel::id).toList());
        var lines = new ArrayList<Line>();
        for (var parcel : parcels) {
            var recipient = recipients.get(parcel.recipient());
            if (recipient == null) continue;
            var further = silent.getOrDefault(parcel.id(), List.of()).stream().map(Parcel::recipient).distinct()
                    .filter(recipients::containsKey)
                    .map(id -> silent(Objects.requireNonNull(recipients.get(id)), numbers.get(id), desks.get(id),
                            people.getOrDefault(id, List.of())))
                    .toList();
            lines.add(new Line(parcel, recipient, numbers.get(parcel.recipient()),
                    desks.getOrDefault(parcel.recipient(), Contact.NONE),
                    people.getOrDefault(parcel.recipient(), List.of()), wanted.getOrDefault(parcel.id(), List.of()),
                    told.getOrDefault(parcel.id(), Map.of()), tries.getOrDefault(parcel.id(), List.of()), further,
                    colleagues.getOrDefault(parcel.id(), List.of())));
        }
        lines.sort(java.util.Comparator.comparing(line -> due(line.parcel().dueAt())));
        return lines;
    }

    /// Own people who chose to be called at such an hour, by the parcel the organisation handed over itself.
    private Map<ParcelId, List<Colleague>> colleagues(Caller caller, List<Parcel> parcels,
            Map<ParcelId, List<Parcel>> silent) {
        var own = addresses.people(List.of(caller.organisation()), LocalDate.now(clock))
                .getOrDefault(caller.organisation(), List.of()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        var wanted = rows.colleagues(caller.organisation(),
                parcels.stream().flatMap(parcel -> about(parcel, silent)).toList());
        var colleagues = new HashMap<ParcelId, List<Colleague>>();
        for (var parcel : parcels)
            colleagues.put(parcel.id(), about(parcel, silent)
                    .flatMap(id -> wanted.getOrDefault(id, List.of()).stream())
                    .map(each -> new Colleague(each.person() == null ? null : own.get(each.person()), each.number()))
                    .distinct().toList());
        return colleagues;
    }

    /// The parcels by which the caller's people may have been told that a parcel, or what came of it, is not confirmed.
    private static Stream<ParcelId> about(Parcel parcel, Map<ParcelId, List<Parcel>> silent) {
        return Stream.concat(Stream.of(parcel.id()),
                silent.getOrDefault(parcel.id(), List.of()).stream().map(Parcel::id));
    }

    private static Silent silent(Organisation organisation, @Nullable String emergency, @Nullable Contact desk,
            List<Person> people) {
        if (emergency != null) return new Silent(organisation, null, emergency);
        if (desk != null && desk.hotline() != null) return new Silent(organisation, null, desk.hotline());
        if (desk != null && desk.phone() != null) return new Silent(organisation, null, desk.phone());
        return people.stream().filter(person -> number(person) != null).findFirst()
                .map(person -> new Silent(organisation, person, number(person)))
                .orElseGet(() -> new Silent(organisation, null, null));
    }

    private static @Nullable String number(Person person) {
        return person.mobile() != null ? person.mobile() : person.phone();
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
        // somebody of the house is at it, the others need not be called any more
        rows.colleaguesNeedless(caller.organisation(), about(parcel, silent(caller)).toList());
        audit.record(caller.person(), caller.organisation(),
                "channel.call." + result.name().toLowerCase(java.util.Locale.ROOT),
                parcel.id().toString());
        return true;
    }
}
