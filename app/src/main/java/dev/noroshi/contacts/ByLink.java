package dev.noroshi.contacts;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.audit.Audit;
import dev.noroshi.channel.Ringing;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Crossing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What can be done with the link of a mail, by whoever has it and without signing in: see one's own data masked, and say
/// whether they are right.
@Component
public class ByLink {

    /// Stands in the trail for who answered by the link of a mail.
    private static final String BY_LINK = "contacts.answer-by-link";

    private final CheckRows rows;
    private final Links links;
    private final Directory directory;
    private final AddressBook addresses;
    private final Ringing ringing;
    private final Handovers handovers;
    private final Audit audit;
    private final Clock clock;

    ByLink(CheckRows rows, Links links, Directory directory, AddressBook addresses, Ringing ringing,
            Handovers handovers, Audit audit, Clock clock) {
        this.rows = rows;
        this.links = links;
        this.directory = directory;
        this.addresses = addresses;
        this.ringing = ringing;
        this.handovers = handovers;
        this.audit = audit;
        this.clock = clock;
    }

    /// What the link is about; empty when it is none of ours. Looking changes nothing.
    @Crossing("a person's own contact data, masked, to whoever has the link that was sent to them")
    @Transactional(readOnly = true)
    public Optional<Card> find(String token) {
        return links.read(token).flatMap(rows::asked).flatMap(this::card);
    }

    /// Answers. Answering again is no mistake, the latest answer holds.
    @Crossing("an answer about contact data, from whoever has the link that was sent to them")
    @Transactional
    public Outcome<Card> answer(String token, Answer answer) {
        var asked = links.read(token).flatMap(rows::asked);
        var card = asked.flatMap(this::card);
        if (asked.isEmpty() || card.isEmpty()) return new Outcome.Unknown<>();
        if (card.get().isOver()) return new Outcome.Conflict<>("contacts.over");
        rows.answer(asked.get().id(), answer, null);
        ringing.callOff(List.of(asked.get().id().value()));
        record(asked.get());
        return new Outcome.Done<>(card(rows.asked(asked.get().id()).orElseThrow()).orElseThrow());
    }

    /// Says that the person has moved, and who comes after them.
    @Crossing("who comes after somebody who has moved, to those who agree to it")
    @Transactional
    public Outcome<HandoverId> moved(String token, Handover.Successor successor) {
        var asked = links.read(token).flatMap(rows::asked);
        var card = asked.flatMap(this::card);
        if (asked.isEmpty() || card.isEmpty() || asked.get().to().person() == null) return new Outcome.Unknown<>();
        if (card.get().isOver()) return new Outcome.Conflict<>("contacts.over");
        var proposed = handovers.propose(asked.get().to().organisation(), asked.get().to().person(),
                asked.get().watchers(), successor);
        if (proposed instanceof Outcome.Done<HandoverId>) {
            rows.answer(asked.get().id(), Answer.MOVED, null);
            ringing.callOff(List.of(asked.get().id().value()));
            record(asked.get());
        }
        return proposed;
    }

    private void record(Asked asked) {
        var person = asked.to().person();
        if (person != null) audit.record(person, asked.to().organisation(), BY_LINK, asked.id().toString());
    }

    private Optional<Card> card(Asked asked) {
        var check = rows.find(asked.check());
        if (check.isEmpty()) return Optional.empty();
        var today = LocalDate.now(clock);
        var organisation = asked.to().organisation();
        var person = person(organisation, asked.to().person(), today);
        // who no longer holds the post has nothing here to confirm
        if (asked.to().person() != null && person.isEmpty()) return Optional.empty();
        var name = directory.organisation(organisation, today)
                .map(each -> new Card.Names(each.name(Language.JA), each.name(Language.EN)))
                .orElse(new Card.Names(organisation.value(), organisation.value()));
        var lines = check.get().kind() == Kind.TEST
                ? List.of(new Card.Line(asked.means().name(), Card.mask(asked.address())))
                : person.map(ByLink::lines).orElseGet(() -> lines(organisation, today));
        return Optional.of(new Card(asked.id(), check.get().kind(), asked.language(), name,
                person.map(each -> new Card.Names(Card.initial(each.name(Language.JA)),
                        Card.initial(each.name(Language.EN)))).orElse(null),
                lines, asked.answer(),
                check.get().deadline(), check.get().isOver(clock.instant())));
    }

    private Optional<Person> person(OrganisationId organisation, @Nullable PersonId id, LocalDate today) {
        return addresses.people(List.of(organisation), today).getOrDefault(organisation, List.of()).stream()
                .filter(each -> each.id().equals(id)).findFirst();
    }

    private static List<Card.Line> lines(Person person) {
        return List.of(new Card.Line("MAIL", Card.mask(person.email())),
                new Card.Line("PHONE", Card.mask(person.phone())), new Card.Line("MOBILE", Card.mask(person.mobile())),
                new Card.Line("FAX", Card.mask(person.fax())));
    }

    private List<Card.Line> lines(OrganisationId organisation, LocalDate today) {
        var contact = addresses.contacts(List.of(organisation), today).getOrDefault(organisation, Contact.NONE);
        return List.of(new Card.Line("MAIL", Card.mask(contact.email())),
                new Card.Line("PHONE", Card.mask(contact.phone())), new Card.Line("FAX", Card.mask(contact.fax())),
                new Card.Line("HOTLINE", Card.mask(contact.hotline())));
    }
}
