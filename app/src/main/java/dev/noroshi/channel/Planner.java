package dev.noroshi.channel;

import dev.noroshi.sharing.Readership;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.channel.ChoiceRows.Chosen;
import dev.noroshi.channel.MessageRows.Decided;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Overdue;
import dev.noroshi.delivery.Overdue.Pursued;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.PursuitStep;
import dev.noroshi.delivery.Pursuits;
import dev.noroshi.delivery.Unannounced;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Decides who is told of a parcel, by what and when.
@Component
class Planner {

    /// How many are pursued at once.
    private static final int AT_ONCE = 2000;

    private final Unannounced unannounced;
    private final Overdue overdue;
    private final Pursuits pursuits;
    private final Deliveries deliveries;
    private final AddressBook addresses;
    private final ChoiceRows choices;
    private final Readership readership;
    private final Webhooks webhooks;
    private final MessageRows messages;
    private final Recalls recalls;
    private final List<Channel> channels;
    private final Whereabouts whereabouts;
    private final Clock clock;

    Planner(Unannounced unannounced, Overdue overdue, Pursuits pursuits, Deliveries deliveries, AddressBook addresses,
            ChoiceRows choices,
            Readership readership, Webhooks webhooks, MessageRows messages, Recalls recalls,
            List<Channel> channels, Whereabouts whereabouts, Clock clock) {
        this.unannounced = unannounced;
        this.overdue = overdue;
        this.pursuits = pursuits;
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.choices = choices;
        this.readership = readership;
        this.webhooks = webhooks;
        this.messages = messages;
        this.recalls = recalls;
        this.channels = List.copyOf(channels);
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    /// Plans for parcels nobody has been told of.
    ///
    /// @param most how many at once
    /// @return how many parcels it was; 0 means that none are left
    @Crossing("what has come to an organisation, to those of its people who are to be told")
    @Transactional
    public int plan(int most) {
        var parcels = unannounced.take(most);
        if (parcels.isEmpty()) return 0;
        var decided = decide(parcels, Reason.NEW, 0);
        messages.enter(decided);
        messages.enter(recalls.decide(parcels, decided));
        return parcels.size();
    }

    /// Plans once more for a parcel of which nobody could be told, because nobody had an address.
    ///
    /// @return whether there is somebody by now
    @Crossing("what has come to an organisation nobody could be told at, to those who can be told by now")
    @Transactional
    public boolean planAgain(Parcel parcel, Reason reason, int step) {
        var decided = decide(List.of(parcel), reason, step).stream().filter(each -> each.cause() == null).toList();
        messages.enter(decided);
        return !decided.isEmpty();
    }

    /// Plans for parcels nobody has confirmed although it is time: reminds who has them, and tells those above. What was
    /// missed while the program stood still is made up for, and nobody gets two words at once for it.
    ///
    /// @return how many parcels it was
    @Crossing("that something is not confirmed, to who has it and to those it came from")
    @Transactional
    public int pursue() {
        var pursued = overdue.take(AT_ONCE);
        var before = new HashMap<ParcelId, OrganisationId>();
        var direct = new HashSet<ParcelId>();
        for (var parcel : at(PursuitStep.LONG_OVERDUE, pursued))
            deliveries.senderBefore(parcel.id()).ifPresentOrElse(to -> before.put(parcel.id(), to),
                    () -> direct.add(parcel.id()));
        for (var step : PursuitStep.values()) {
            var parcels = at(step, pursued);
            if (parcels.isEmpty()) continue;
            switch (step) {
                case HALFWAY, DEADLINE -> remind(parcels, step);
                // with nobody before them they are told below, of the same
                case OVERDUE -> escalate(
                        parcels.stream().filter(parcel -> !direct.contains(parcel.id())).toList(), step,
                        Parcel::sender);
                case LONG_OVERDUE -> escalate(parcels, step,
                        parcel -> before.getOrDefault(parcel.id(), parcel.sender()));
            }
        }
        return (int) pursued.stream().map(each -> each.parcel().id()).distinct().count();
    }

    private static List<Parcel> at(PursuitStep step, List<Pursued> pursued) {
        return pursued.stream().filter(each -> each.step() == step).map(Pursued::parcel).toList();
    }

    private void remind(List<Parcel> parcels, PursuitStep step) {
        var decided = decide(parcels, Reason.REMINDER, step.ordinal() + 1);
        messages.enter(decided);
        var deputies = choices.namedDeputies(parcels.stream().map(Parcel::recipient).collect(Collectors.toSet()));
        var told = decided.stream().filter(each -> each.parcel() != null && deputies.contains(each.to().person()))
                .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.parcel()),
                        Collectors.mapping(Decided::to, Collectors.toSet())));
        pursuits.note(parcels.stream().map(parcel -> new Pursuits.Taking(parcel.id(), step,
                told.getOrDefault(parcel.id(), Set.of()).size(), null)).toList());
    }

    /// One word to each of those above for all that came through them, not one for each that is silent.
    private void escalate(List<Parcel> parcels, PursuitStep step, Function<Parcel, OrganisationId> above) {
        var told = new LinkedHashMap<Escalation, Parcel>();
        var taken = new ArrayList<Pursuits.Taking>();
        for (var parcel : parcels) {
            var to = above.apply(parcel);
            told.putIfAbsent(new Escalation(to, parcel.subject()), parcel.forwarded(to, "/calls"));
            taken.add(new Pursuits.Taking(parcel.id(), step, 0, to));
        }
        messages.enter(decide(told.values(), Reason.ESCALATION, step.ordinal() + 1));
        pursuits.note(taken);
    }

    /// Who is told that others are silent about a subject.
    private record Escalation(OrganisationId to, UUID subject) {
    }

    /// Who is told of the parcels, by what and when, if they are told now.
    List<Decided> decide(Collection<Parcel> parcels, Reason reason, int step) {
        var today = LocalDate.now(clock);
        var recipients = parcels.stream().map(Parcel::recipient).collect(Collectors.toCollection(LinkedHashSet::new));
        var people = addresses.people(recipients, today);
        var known = new Known(addresses.contacts(recipients, today), people, readership.of(people, today),
                choices.of(recipients, today), webhooks.idsOf(recipients), whereabouts.emergencyNumbers(recipients),
                clock.instant(),
                usable());
        return parcels.stream().flatMap(parcel -> known.decide(parcel, reason, step).stream()).toList();
    }

    /// Telephone and fax are worked off by people and always there; what a program does must be set up.
    private Set<Means> usable() {
        var usable = channels.stream().filter(Channel::works).map(Channel::means).collect(Collectors.toSet());
        usable.add(Means.TELEPHONE);
        usable.add(Means.FAX);
        return usable;
    }

    /// What is known about the recipients of some parcels.
    private record Known(Map<OrganisationId, Contact> desks, Map<OrganisationId, List<Person>> people,
            Readership.OnDay readers, Chosen chosen, Map<OrganisationId, String> webhooks,
            Map<OrganisationId, String> numbers,
            Instant now, Set<Means> usable) {

        List<Decided> decide(Parcel parcel, Reason reason, int step) {
            var organisation = parcel.recipient();
            var decided = new ArrayList<Decided>();
            var desk = desks.getOrDefault(organisation, Contact.NONE);
            for (var telling : tellings(Party.desk(organisation), parcel))
                Whereabouts.ofDesk(desk, numbers.get(organisation), webhooks.get(organisation), telling.means())
                        .ifPresent(address -> decided.add(
                                decided(parcel, reason, step, Party.desk(organisation), telling, address,
                                        Language.JA)));
            for (var person : present(parcel, isUrgent(reason, step))) {
                var party = new Party(organisation, person.id());
                for (var telling : tellings(party, parcel))
                    Whereabouts.ofPerson(person, telling.means()).ifPresent(address -> decided.add(
                            decided(parcel, reason, step, party, telling, address, person.language())));
            }
            // who cannot be reached at all is not passed over in silence
            if (decided.isEmpty() && usable.contains(Means.MAIL)) decided.add(unreachable(parcel, reason, step));
            return decided;
        }

        private static boolean isUrgent(Reason reason, int step) {
            return reason == Reason.REMINDER && step > PursuitStep.HALFWAY.ordinal() + 1;
        }

        private List<Telling> tellings(Party party, Parcel parcel) {
            var importance = parcel.importance() == null ? Importance.ATTENTION : parcel.importance();
            return Telling.at(now, importance, chosen.hours(party), chosen.choices(party)).stream()
                    .filter(telling -> usable.contains(telling.means())).toList();
        }

        /// Those who may read it and whose post lets them do the task; in the place of who is away, the first deputy who is there.
        private Collection<Person> present(Parcel parcel, boolean withDeputies) {
            var all = people.getOrDefault(parcel.recipient(), List.of()).stream()
                    .filter(person -> isToldOf(person, parcel)).toList();
            var byId = all.stream().collect(Collectors.toMap(Person::id, person -> person));
            return all.stream().filter(person -> mayDo(person, parcel.task()))
                    .flatMap(person -> {
                        var there = chosen.away().contains(person.id())
                                ? deputy(person.id(), byId).stream()
                                : Stream.of(person);
                        return withDeputies ? Stream.concat(there, deputies(person.id(), byId)) : there;
                    }).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /// Somebody named as a deputy whose post reads nothing learns that something waits, no more; anybody else who may
        /// not read it learns nothing.
        private boolean isToldOf(Person person, Parcel parcel) {
            return !mayDo(person, parcel.task())
                    || readers.mayRead(person.id(), parcel.tlp(), parcel.sectors());
        }

        /// All who are there, once the deadline has come.
        private Stream<Person> deputies(PersonId person, Map<PersonId, Person> byId) {
            return chosen.deputies().getOrDefault(person, List.of()).stream().filter(id -> !chosen.away().contains(id))
                    .flatMap(id -> Stream.ofNullable(byId.get(id)));
        }

        private Optional<Person> deputy(PersonId away, Map<PersonId, Person> byId) {
            return deputies(away, byId).findFirst();
        }

        private static boolean mayDo(Person person, String task) {
            var role = Role.ofCode(person.role());
            return role.may(permission(task)) && isTheirTurn(role, task);
        }

        /// An emergency call goes to the officers first, then to the analysts, and last to who approves.
        private static boolean isTheirTurn(Role role, String task) {
            return switch (task) {
                case "hotline.take" -> role != Role.CENTRE_ANALYST && role != Role.CENTRE_APPROVER;
                case "hotline.take-next" -> role != Role.CENTRE_OFFICER && role != Role.CENTRE_APPROVER;
                case "hotline.take-last" -> role != Role.CENTRE_OFFICER && role != Role.CENTRE_ANALYST;
                default -> true;
            };
        }

        private static Permission permission(String task) {
            if (task.equals("advisory.approve") || task.equals("advisory.issue")) return Permission.APPROVE_ADVISORY;
            if (task.startsWith("advisory.") || task.startsWith("enquiry.")) return Permission.READ_ADVISORY;
            if (task.startsWith("hotline.take-") || task.equals("hotline.take")) return Permission.TAKE_HOTLINE;
            return Permission.READ_REPORT;
        }

        private static Decided unreachable(Parcel parcel, Reason reason, int step) {
            var telling = new Telling(Means.MAIL, parcel.sentAt(), Pace.AT_ONCE);
            return decided(parcel, reason, step, Party.desk(parcel.recipient()), telling, "", Language.JA,
                    Cause.NO_ADDRESS);
        }

        private static Decided decided(Parcel parcel, Reason reason, int step, Party to, Telling telling,
                String address,
                Language language) {
            return decided(parcel, reason, step, to, telling, address, language, null);
        }

        private static Decided decided(Parcel parcel, Reason reason, int step, Party to, Telling telling,
                String address,
                Language language, @Nullable Cause cause) {
            return new Decided(parcel.id(), reason, step, parcel.sender(), to, telling.means(), address, language,
                    telling.pace(), parcel.occasion(), parcel.tlp(), parcel.importance(), parcel.number(),
                    parcel.task(),
                    parcel.link(), telling.at(), cause);
        }
    }
}
