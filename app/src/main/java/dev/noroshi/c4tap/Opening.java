package dev.noroshi.c4tap;

import dev.noroshi.c4tap.CaseEvents.CaseOpened;
import dev.noroshi.c4tap.MailCase.State;
import dev.noroshi.c4tap.Trait.Kind;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.mailin.MailId;
import dev.noroshi.mailin.SuspiciousMails;
import dev.noroshi.mailin.SuspiciousMails.SuspiciousMailMoved;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.platform.mime.ReadMail;
import dev.noroshi.source.Lookouts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes a case of a suspicious mail, in the transaction that takes the mail over.
@Component
class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final MailTraits.Found NOTHING = new MailTraits.Found("", List.of(), List.of());
    private static final int LONGEST_TITLE = 200;

    private final SuspiciousMails mails;
    private final CaseRows rows;
    private final Lookouts lookouts;
    private final Recognising recognising;
    private final ApplicationEventPublisher events;

    Opening(SuspiciousMails mails, CaseRows rows, Lookouts lookouts, Recognising recognising,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.rows = rows;
        this.lookouts = lookouts;
        this.recognising = recognising;
        this.events = events;
    }

    /// @return whether nobody had taken it over
    @Crossing("a suspicious mail, from who sent it in to the desk that sees to it")
    @Transactional
    public boolean open(MailId id) {
        return mails.takeOver(id).map(taken -> {
            var mail = taken.mail();
            var found = taken.read().map(this::found).orElse(NOTHING);
            var origin = new Origin(UUID.randomUUID(), id, mail.desk(), mail.claimed(), mail.sectors(), found.names(),
                    mail.arrivedAt());
            var opened = new MailCase(CaseId.random(), State.OPEN, 1, shortened(found.title()), "", null, Occasion.REAL,
                    null, origin);
            var traits = judged(found, origin);
            rows.insert(opened, origin, traits);
            events.publishEvent(new CaseOpened(opened, traits));
            return true;
        }).orElse(false);
    }

    /// Whatever is wrong with a mail, its desk sees that it came.
    private MailTraits.Found found(ReadMail mail) {
        try {
            return MailTraits.in(mail, recognising);
        } catch (RuntimeException | StackOverflowError e) {
            // what is in the message of the exception may come from the mail
            LOG.warn("The traits of a suspicious mail could not be read: {}", e.getClass().getSimpleName());
            return NOTHING;
        }
    }

    private List<Trait> judged(MailTraits.Found found, Origin origin) {
        var telling = Telling.of(lookouts, origin.claimed(), origin.names());
        var traits = new ArrayList<Trait>();
        for (var each : found.traits()) {
            var isTelling = each.kind() != Kind.FILE_HASH && each.kind() != Kind.PACKAGE_HASH
                    && each.kind() != Kind.DATE && telling.isIn(each.text());
            traits.add(new Trait(traits.size(), each.kind(), each.text(), isTelling,
                    !isTelling && each.isProposed()));
        }
        return traits;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE));
    }

    /// Who hands a mail to another desk hands the case with it.
    @EventListener
    @Crossing("a case, with its mail to another desk")
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(SuspiciousMailMoved event) {
        rows.desk(event.id(), event.desk());
    }
}
