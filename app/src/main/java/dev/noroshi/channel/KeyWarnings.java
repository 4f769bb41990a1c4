package dev.noroshi.channel;

import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells by mail of the end of a certificate or key: its holder, and those who arrange the desk of the organisation.
@Component
class KeyWarnings {

    static final String TASK = "channel.key";

    private final KeyRows rows;
    private final AddressBook addresses;
    private final Ringing ringing;
    private final Clock clock;

    KeyWarnings(KeyRows rows, AddressBook addresses, Ringing ringing, Clock clock) {
        this.rows = rows;
        this.addresses = addresses;
        this.ringing = ringing;
        this.clock = clock;
    }

    /// Tells of all keys that end by a time and that nothing has taken the place of.
    ///
    /// @param warning which it is, from 1; each goes out once
    @Crossing("that a key ends, to its holder and to those who arrange the desk there")
    @Transactional
    public void warn(Instant by, int warning) {
        var ending = rows.takeEnding(by, warning);
        if (ending.isEmpty()) return;
        var others = rows.of(ending.stream().map(KeyOnFile::holder).collect(Collectors.toSet()));
        var news = ending.stream().filter(key -> others.getOrDefault(key.holder(), List.of()).stream()
                .noneMatch(other -> takesThePlace(other, key))).toList();
        ringing.ring(rings(news, warning));
    }

    /// Whether mails would be encrypted with the other one after the end of this one.
    private boolean takesThePlace(KeyOnFile other, KeyOnFile key) {
        return !other.id().equals(key.id()) && other.isGood(clock.instant()) && key.until() != null
                && (other.until() == null || other.until().isAfter(key.until()));
    }

    private Collection<Ringing.Ring> rings(List<KeyOnFile> keys, int warning) {
        var today = LocalDate.now(clock);
        var organisations = keys.stream().map(key -> key.holder().organisation()).collect(Collectors.toSet());
        var desks = addresses.contacts(organisations, today);
        var people = addresses.people(organisations, today);
        var rings = new ArrayList<Ringing.Ring>();
        for (var key : keys) {
            var organisation = key.holder().organisation();
            var desk = desks.getOrDefault(organisation, Contact.NONE);
            for (var to : told(key, desk, people.getOrDefault(organisation, List.of())))
                rings.add(new Ringing.Ring(key.id().value(), Reason.KEY, warning, organisation, to.party(),
                        Means.MAIL, to.address(), to.language(), TASK, to.link()));
        }
        return rings;
    }

    @PersonalData
    private record Told(Party party, String address, Language language, String link) {
        @Override
        public String toString() {
            return "Told " + party + " [withheld]";
        }
    }

    private static Set<Told> told(KeyOnFile key, Contact desk, List<Person> people) {
        var told = new LinkedHashSet<Told>();
        if (key.holder().person() == null && desk.email() != null)
            told.add(new Told(key.holder(), desk.email(), Language.JA, KeyPages.DESK));
        for (var person : people) {
            if (person.email() == null) continue;
            var party = new Party(person.organisation(), person.id());
            if (person.id().equals(key.holder().person()))
                told.add(new Told(party, person.email(), person.language(), KeyPages.OWN));
            else
                if (Role.ofCode(person.role()).may(Permission.EDIT_DESK))
                    told.add(new Told(party, person.email(), person.language(), KeyPages.DESK));
        }
        return told;
    }
}
