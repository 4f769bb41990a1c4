package dev.noroshi.contacts;

import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.Party;
import dev.noroshi.channel.Reason;
import dev.noroshi.channel.Ringing;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Asks people, reminds those who have not answered, and learns who could not be reached. It sees rows of everybody it
/// asks, and works as the house.
@Component
class Asking {

    /// How far back failures are looked for: a program that stood still for a week misses none.
    private static final Duration LOOK_BACK = Duration.ofDays(7);

    private final CheckRows rows;
    private final Circle circle;
    private final AddressBook addresses;
    private final Ringing ringing;
    private final Links links;
    private final EmergencyDesks emergencyDesks;
    private final ContactSettings settings;
    private final Clock clock;

    Asking(CheckRows rows, Circle circle, AddressBook addresses, Ringing ringing, Links links,
            EmergencyDesks emergencyDesks, ContactSettings settings, Clock clock) {
        this.rows = rows;
        this.circle = circle;
        this.addresses = addresses;
        this.ringing = ringing;
        this.links = links;
        this.emergencyDesks = emergencyDesks;
        this.settings = settings;
        this.clock = clock;
    }

    /// Begins a check: asks everybody of the starter's circle, or of one organisation in it.
    ///
    /// @return how many are asked; 0 when the yearly check of that year was begun before
    @Crossing("a question about contact data, to everybody below who asks")
    @Transactional
    public int begin(Check check, @Nullable PersonId by) {
        var isCheck = check.kind() == Kind.CHECK;
        if (!rows.add(check, by, isCheck ? next(check) : check.deadline())) return 0;
        var places = new LinkedHashMap<>(circle.of(check.starter()));
        if (check.about() != null) places.keySet().retainAll(List.of(check.about()));
        var today = LocalDate.now(clock);
        var desks = addresses.contacts(places.keySet(), today);
        var people = addresses.people(places.keySet(), today);
        var emergencies = isCheck ? Map.<OrganisationId, List<EmergencyDesk>>of() : emergencies(places.keySet());
        var systems = isCheck ? Map.<OrganisationId, String>of() : ringing.systems(places.keySet());
        var asked = new ArrayList<Asked>();
        places.forEach((id, place) -> {
            var ways = new Ways(check, place, with(place.watchers(), check.starter()), asked);
            var staff = people.getOrDefault(id, List.of());
            var desk = desks.getOrDefault(id, Contact.NONE);
            var emergency = emergencies.getOrDefault(id, List.of());
            if (hasDesk(desk, staff) || !emergency.isEmpty()) ways.desk(desk, emergency);
            var system = systems.get(id);
            if (system != null) ways.ask(Party.desk(id), Means.WEBHOOK, system, Language.JA);
            staff.forEach(ways::person);
        });
        rows.ask(asked);
        ringing.ring(rings(check, asked.stream().filter(each -> each.cause() == null).toList(), 0));
        return asked.size();
    }

    private Map<OrganisationId, List<EmergencyDesk>> emergencies(Collection<OrganisationId> organisations) {
        return emergencyDesks.of(organisations).stream().collect(Collectors.groupingBy(EmergencyDesk::organisation));
    }

    /// An organisation of which only people are recorded has no desk that could be missed.
    static boolean hasDesk(Contact desk, List<Person> staff) {
        return staff.isEmpty() || desk.email() != null || desk.phone() != null || desk.fax() != null
                || desk.hotline() != null;
    }

    private static List<OrganisationId> with(List<OrganisationId> watchers, OrganisationId starter) {
        if (watchers.contains(starter)) return watchers;
        var all = new ArrayList<>(watchers);
        all.add(starter);
        return all;
    }

    /// The ways to the people of one organisation.
    private record Ways(Check check, Circle.Place place, List<OrganisationId> watchers, List<Asked> asked) {

        /// @param emergency whose numbers are rung as well, with those for when nobody answers
        void desk(Contact contact, List<EmergencyDesk> emergency) {
            var party = Party.desk(place.organisation().id());
            if (check.kind() == Kind.CHECK) {
                ask(party, Means.MAIL, contact.email(), Language.JA);
                return;
            }
            var numbers = new ArrayList<@Nullable String>();
            numbers.add(contact.hotline());
            numbers.add(contact.phone());
            for (var each : emergency) {
                numbers.add(each.number());
                numbers.add(each.backup());
            }
            each(party, Language.JA, contact.email(), numbers, contact.fax());
        }

        void person(Person person) {
            var party = new Party(place.organisation().id(), person.id());
            if (check.kind() == Kind.CHECK) ask(party, Means.MAIL, person.email(), person.language());
            else
                each(party, person.language(), person.email(), Arrays.asList(person.mobile(), person.phone()),
                        person.fax());
        }

        private void each(Party party, Language language, @Nullable String mail, List<@Nullable String> phones,
                @Nullable String fax) {
            var before = asked.size();
            if (mail != null) ask(party, Means.MAIL, mail, language);
            // written with hyphens or without, it is one telephone and rings once
            var rung = new HashSet<String>();
            for (var phone : phones)
                if (phone != null && rung.add(phone.replaceAll("[^0-9+]", "")))
                    ask(party, Means.TELEPHONE, phone, language);
            if (fax != null) ask(party, Means.FAX, fax, language);
            // who cannot be reached at all is not passed over in silence
            if (asked.size() == before) ask(party, Means.MAIL, null, language);
        }

        private void ask(Party party, Means means, @Nullable String address, Language language) {
            asked.add(new Asked(AskedId.random(), check.id(), party, place.organisation().ceptoar(), means,
                    address == null ? "" : address, language, watchers, check.startedAt(), Answer.NONE,
                    address == null ? Cause.NO_ADDRESS : null, null, null));
        }
    }

    private List<Ringing.Ring> rings(Check check, List<Asked> asked, int step) {
        var secret = links.secret();
        var reason = check.kind() == Kind.CHECK ? Reason.CONTACT : Reason.TEST;
        return asked.stream().map(each -> new Ringing.Ring(each.id().value(), reason, step, check.starter(), each.to(),
                each.means(), each.address(), each.language(), "contacts.confirm",
                "/contact/" + Links.token(each.id(), secret))).toList();
    }

    /// Reminds those who have not answered, in every check where that is due. Once its deadline has come, nobody is reminded,
    /// rung or faxed any more.
    ///
    /// @return how many were reminded
    @Crossing("a reminder, to those who have not said whether their contact data are right")
    @Transactional
    public int remind() {
        var reminded = 0;
        for (var check : rows.due()) {
            if (check.isOver(clock.instant())) {
                rows.reminded(check.id(), check.reminders(), null);
                ringing.callOff(rows.waiting(check.id()));
                continue;
            }
            var step = check.reminders() + 1;
            rows.reminded(check.id(), step, step < settings.reminders() ? next(check) : check.deadline());
            reminded += ringing.ring(rings(check, rows.asked(check.id(), Answer.NONE), step));
        }
        return reminded;
    }

    /// When the next reminder is due; the deadline, if that comes before it.
    private Instant next(Check check) {
        var next = clock.instant().plus(settings.remindEvery());
        return next.isBefore(check.deadline()) ? next : check.deadline();
    }

    /// Learns who could not be reached, and which ways of a test have worked.
    @Crossing("that somebody could, or could not, be reached, to those who see whether their contact data are right")
    @Transactional
    public int learn() {
        var since = clock.instant().minus(LOOK_BACK);
        Map<UUID, Cause> failed = ringing.failed(since);
        return rows.fail(failed) + rows.arrived(ringing.arrived(since));
    }

    Instant deadline() {
        return clock.instant().plus(settings.answerWithin());
    }
}
