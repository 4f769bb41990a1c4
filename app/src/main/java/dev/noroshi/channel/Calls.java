package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Overdue;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
/// are silent; and its own people, of what came from those who keep no such list.
@Component
public class Calls {

    /// The most lines shown at once.
    public static final int LIMIT = 200;

    /// How the tasks begin that ask to answer an emergency call.
    private static final String EMERGENCY = "hotline.take";

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
    /// @param means by which they want to be told: telephone or fax
    public record Colleague(@Nullable Person person, Means means, String number) {
    }

    /// Something that came to the caller's own organisation, and whom of its people to ring about it.
    public record Came(Parcel parcel, List<Colleague> colleagues, List<Try> tries) {

        public Came {
            colleagues = List.copyOf(colleagues);
            tries = List.copyOf(tries);
        }
    }

    /// As much as is shown at once.
    ///
    /// @param came what came to the caller's own organisation
    /// @param lines those to be called or faxed elsewhere
    /// @param more how many there are beside these
    public record Part(List<Came> came, List<Line> lines, int more) {

        public Part {
            came = List.copyOf(came);
            lines = List.copyOf(lines);
        }
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

    /// Those to be called or faxed, the most important first, among them by deadline.
    @Transactional(readOnly = true)
    public Part waiting(Caller caller) {
        var came = came(caller);
        var wanted = rows.wanted(caller.organisation());
        var parcels = new LinkedHashMap<ParcelId, Parcel>();
        deliveries.handedBy(caller.organisation(), wanted.keySet()).stream()
                // who has confirmed meanwhile, or need not any more, is left in peace
                .filter(Calls::isOpen).forEach(parcel -> parcels.put(parcel.id(), parcel));
        var silent = silent(caller);
        deliveries.handedBy(caller.organisation(), silent.keySet())
                .forEach(parcel -> parcels.put(parcel.id(), parcel));
        var all = parcels.size() + overdue.countHandedBy(caller.organisation(), List.copyOf(parcels.keySet()));
        overdue.handedBy(caller.organisation(), LIMIT).forEach(parcel -> parcels.put(parcel.id(), parcel));
        var shown = parcels.values().stream().sorted(FIRST).limit(LIMIT).toList();
        return new Part(came.stream().limit(LIMIT).toList(), lines(caller, shown, wanted, silent),
                all - shown.size() + Math.max(0, came.size() - LIMIT));
    }

    /// The most important first, among them by deadline. Nobody settled how important a report is: it is taken for 注意喚起.
    private static final Comparator<Parcel> FIRST = Comparator
            .comparing((Parcel parcel) -> parcel.importance() == null ? Importance.ATTENTION : parcel.importance())
            .thenComparing(parcel -> due(parcel.dueAt())).thenComparing(Parcel::recipient);

    private static boolean isOpen(Parcel parcel) {
        return parcel.confirmedAt() == null && parcel.doneAt() == null;
    }

    /// What came to the caller's own organisation from somebody who rings nobody about it, as far as the caller may read it.
    private List<Came> came(Caller caller) {
        var theirs = theirs(rows.own(caller.organisation()));
        var own = addresses.people(List.of(caller.organisation()), LocalDate.now(clock))
                .getOrDefault(caller.organisation(), List.of()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        var tries = rows.tries(theirs.keySet());
        return deliveries.receivedBy(caller.organisation(), theirs.keySet()).stream().filter(Calls::isOpen)
                .sorted(FIRST)
                .map(parcel -> new Came(parcel, theirs.getOrDefault(parcel.id(), List.of()).stream()
                        .map(each -> new Colleague(each.person() == null ? null : own.get(each.person()), each.means(),
                                each.number()))
                        .toList(), tries.getOrDefault(parcel.id(), List.of())))
                .toList();
    }

    /// An operator has no list of whom to ring. Who is called in an emergency rings their own people, whoever calls.
    private Map<ParcelId, List<CallRows.Own>> theirs(List<CallRows.Own> own) {
        var senders = directory.organisations(own.stream().map(CallRows.Own::sender).collect(Collectors.toSet()),
                LocalDate.now(clock)).stream().filter(each -> each.actorClass() == ActorClass.OPERATOR)
                .map(Organisation::id).collect(Collectors.toSet());
        return own.stream().filter(each -> senders.contains(each.sender()) || each.task().startsWith(EMERGENCY))
                .collect(Collectors.groupingBy(CallRows.Own::parcel));
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
                    .map(each -> new Colleague(each.person() == null ? null : own.get(each.person()), Means.TELEPHONE,
                            each.number()))
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
    /// @return whether the caller's organisation handed over such a parcel, or is to ring its own people about it
    @Transactional
    public boolean note(Caller caller, ParcelId id, Means means, Result result) {
        var found = deliveries.handedBy(caller.organisation(), List.of(id));
        if (found.isEmpty()) return noteOwn(caller, id, result);
        var parcel = found.getFirst();
        var message = rows.messageFor(parcel, means);
        switch (result) {
            case CONFIRMED -> {
                deliveries.enterConfirmations(parcel.subject(), List.of(new Deliveries.Confirmation(parcel.recipient(),
                        caller.person(), clock.instant())));
                rows.ended(parcel.id(), means, State.DELIVERED);
            }
            case TOLD -> rows.ended(parcel.id(), means, State.HANDED);
            case NO_ANSWER -> rows.tried(message, parcel, means, Cause.NO_ANSWER);
            case WRONG_NUMBER -> rows.tried(message, parcel, means, Cause.WRONG_NUMBER);
        }
        // somebody of the house is at it, the others need not be called any more
        rows.colleaguesNeedless(caller.organisation(), about(parcel, silent(caller)).toList());
        audit(caller, parcel.id(), result);
        return true;
    }

    /// Who was rung answers it on its own page; nobody does so for them.
    private boolean noteOwn(Caller caller, ParcelId id, Result result) {
        if (came(caller).stream().noneMatch(each -> each.parcel().id().equals(id))) return false;
        switch (result) {
            case CONFIRMED -> {
                return false;
            }
            case TOLD -> rows.ownTold(caller.organisation(), id);
            case NO_ANSWER -> rows.ownTried(caller.organisation(), id, Cause.NO_ANSWER);
            case WRONG_NUMBER -> rows.ownTried(caller.organisation(), id, Cause.WRONG_NUMBER);
        }
        audit(caller, id, result);
        return true;
    }

    private void audit(Caller caller, ParcelId id, Result result) {
        audit.record(caller.person(), caller.organisation(),
                "channel.call." + result.name().toLowerCase(java.util.Locale.ROOT), id.toString());
    }
}
