package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.feedback.Enquiries;
import dev.noroshi.feedback.Enquiry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Hop.Mark;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts enquiries into words.
@Component
class EnquiryViews {

    private final Enquiries enquiries;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    EnquiryViews(Enquiries enquiries, Directory directory, Words words, Clock clock) {
        this.enquiries = enquiries;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    List<EnquiryView.Line> lines(Caller caller, List<Enquiry> found) {
        var ids = new HashSet<OrganisationId>();
        for (var each : found) {
            ids.add(each.asker());
            ids.add(each.asked());
        }
        var names = new HashMap<OrganisationId, String>();
        for (var each : directory.organisations(ids, LocalDate.now(clock)))
            names.put(each.id(), called(each, caller.language()));
        return found.stream().map(each -> line(caller, each, names)).toList();
    }

    private EnquiryView.Line line(Caller caller, Enquiry enquiry, Map<OrganisationId, String> names) {
        return new EnquiryView.Line(enquiry, names.getOrDefault(enquiry.asker(), enquiry.asker().value()),
                names.getOrDefault(enquiry.asked(), enquiry.asked().value()),
                enquiry.asker().equals(caller.organisation()), mark(caller.language(), enquiry),
                enquiries.about(caller, enquiry));
    }

    private Mark mark(Language language, Enquiry enquiry) {
        if (enquiry.answer() != null) return new Mark(Glyph.DONE, words.say(language, "feedback.enquiry.ANSWERED"));
        return enquiry.passedUp()
                ? new Mark(Glyph.DOING, words.say(language, "feedback.enquiry.PASSED_UP"))
                : new Mark(Glyph.WAITING, words.say(language, "feedback.enquiry.ASKED"));
    }

    String name(Caller caller, OrganisationId id) {
        return directory.organisation(id, LocalDate.now(clock)).map(found -> called(found, caller.language()))
                .orElse(id.value());
    }

    /// A secretariat is known by its desk.
    private static String called(Organisation organisation, Language language) {
        return organisation.actorClass() == ActorClass.CEPTOAR_SECRETARIAT
                ? organisation.desk(language).orElse(organisation.name(language))
                : organisation.name(language);
    }

    boolean isOperator(OrganisationId id) {
        return directory.organisation(id, LocalDate.now(clock))
                .filter(found -> found.actorClass() == ActorClass.OPERATOR).isPresent();
    }
}
