package dev.noroshi.mailin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.mailin.KeptMail;
import dev.noroshi.mailin.MailState;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts mails into words.
@Component
class MailViews {

    private final Directory directory;
    private final Words words;
    private final Clock clock;

    MailViews(Directory directory, Words words, Clock clock) {
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    List<MailView.Line> lines(Caller caller, List<KeptMail> mails) {
        var language = caller.language();
        var names = names(language, mails);
        return mails.stream().map(mail -> line(language, mail, names)).toList();
    }

    private Map<OrganisationId, String> names(Language language, List<KeptMail> mails) {
        var ids = mails.stream().map(KeptMail::claimed).filter(Objects::nonNull).collect(Collectors.toSet());
        var names = new HashMap<OrganisationId, String>();
        for (var each : directory.organisations(ids, LocalDate.now(clock)))
            names.put(each.id(), called(each, language));
        return names;
    }

    private static String called(Organisation organisation, Language language) {
        return organisation.name(language);
    }

    private MailView.Line line(Language language, KeptMail mail, Map<OrganisationId, String> names) {
        var sender = mail.sender();
        var subject = mail.subject();
        var claimed = mail.claimed();
        var reason = mail.reason();
        return new MailView.Line(mail, sender == null ? words.say(language, "mailin.no-sender") : sender,
                subject == null || subject.isBlank() ? words.say(language, "mailin.no-subject") : subject,
                claimed == null
                        ? words.say(language, "mailin.claimed.unknown")
                        : names.getOrDefault(claimed, claimed.value()),
                reason == null ? "" : words.say(language, "mailin.reason." + reason), glyph(mail.state()),
                words.say(language, "mailin.state." + mail.state()));
    }

    private static Glyph glyph(MailState state) {
        return switch (state) {
            case DRAFTED, ANSWERED -> Glyph.DONE;
            case RETURNED, AUTOMATIC, DISCARDED -> Glyph.NONE;
            case SUSPICIOUS -> Glyph.DOING;
            case QUARANTINED, TO_READ -> Glyph.WAITING;
            case REFUSED -> Glyph.STOPPED;
        };
    }
}
