package dev.noroshi.contacts;

import dev.noroshi.channel.Bounces;
import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.Party;
import dev.noroshi.channel.WithoutAddress;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The recorded addresses that take no mails, and the organisations nobody of which can be written to. An address that is
/// recorded no longer is nobody's trouble.
@Component
class Unreached {

    private final Bounces bounces;
    private final WithoutAddress without;
    private final AddressBook addresses;
    private final Clock clock;

    Unreached(Bounces bounces, WithoutAddress without, AddressBook addresses, Clock clock) {
        this.bounces = bounces;
        this.without = without;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// A way that does not work.
    ///
    /// @param address "" where none is recorded
    /// @param since when it was first found out
    /// @param last when it was last found out
    @PersonalData
    record Way(Means means, String address, Cause cause, Instant since, Instant last) {
        @Override
        public String toString() {
            return "Way by " + means + " [withheld]";
        }
    }

    /// Those of organisations below whoever asks.
    @Crossing("which of the addresses recorded take no mails, to those above who keep them in order")
    @Transactional(readOnly = true)
    public Map<Party, List<Way>> below(Collection<OrganisationId> organisations) {
        return found(organisations);
    }

    /// Those of the organisation that asks.
    @Transactional(readOnly = true)
    public Map<Party, List<Way>> own(OrganisationId organisation) {
        return found(List.of(organisation));
    }

    private Map<Party, List<Way>> found(Collection<OrganisationId> organisations) {
        var found = new HashMap<Party, List<Way>>();
        var failing = bounces.failing(organisations);
        var untold = without.among(organisations);
        var concerned = new HashSet<OrganisationId>();
        failing.forEach(each -> concerned.add(each.party().organisation()));
        untold.forEach(each -> concerned.add(each.organisation()));
        if (concerned.isEmpty()) return found;
        var recorded = recorded(concerned);
        for (var each : failing)
            if (recorded.contains(new Recorded(each.party(), each.address())))
                found.computeIfAbsent(each.party(), party -> new ArrayList<>())
                        .add(new Way(Means.MAIL, each.address(), each.cause(), each.since(), each.last()));
        for (var each : untold)
            if (recorded.stream().noneMatch(one -> one.party().organisation().equals(each.organisation())))
                found.computeIfAbsent(Party.desk(each.organisation()), party -> new ArrayList<>())
                        .add(new Way(Means.MAIL, "", Cause.NO_ADDRESS, each.since(), each.last()));
        return found;
    }

    private record Recorded(Party party, String address) {
    }

    private Set<Recorded> recorded(Collection<OrganisationId> organisations) {
        var today = LocalDate.now(clock);
        var desks = addresses.contacts(organisations, today);
        var people = addresses.people(organisations, today);
        var recorded = new HashSet<Recorded>();
        for (var id : organisations) {
            var desk = desks.getOrDefault(id, Contact.NONE).email();
            if (desk != null) recorded.add(new Recorded(Party.desk(id), desk));
            for (var person : people.getOrDefault(id, List.of()))
                if (person.email() != null) recorded.add(new Recorded(new Party(id, person.id()), person.email()));
        }
        return recorded;
    }
}
