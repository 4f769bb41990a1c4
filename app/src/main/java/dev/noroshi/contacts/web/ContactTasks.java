package dev.noroshi.contacts.web;

import dev.noroshi.access.Caller;
import dev.noroshi.contacts.OwnContact;
import dev.noroshi.contacts.OwnContact.Whose;
import dev.noroshi.delivery.OwnTasks;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// In the inbox of who is asked whether their contact data are right, until they have said so.
@Component
class ContactTasks implements OwnTasks {

    private final OwnContact own;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    ContactTasks(OwnContact own, Directory directory, Words words, Clock clock) {
        this.own = own;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<OwnTask> of(Caller caller) {
        var language = caller.language();
        return own.asked(caller).entrySet().stream()
                .map(each -> new OwnTask(words.say(language, "contacts.inbox." + each.getKey()),
                        words.say(language, "contacts.inbox.who", name(caller, each.getValue().starter())),
                        "/contacts#" + anchor(each.getKey()), words.say(language, "contacts.inbox.act"),
                        each.getValue().deadline()))
                .toList();
    }

    private static String anchor(Whose whose) {
        return switch (whose) {
            case PERSON -> "person-title";
            case DESK -> "desk-title";
        };
    }

    private String name(Caller caller, OrganisationId id) {
        return directory.organisation(id, LocalDate.now(clock)).map((Organisation each) -> each.name(caller.language()))
                .orElse(id.value());
    }
}
