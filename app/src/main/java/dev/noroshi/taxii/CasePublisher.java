package dev.noroshi.taxii;

import dev.noroshi.c4tap.CaseId;
import dev.noroshi.c4tap.PassedOnCases;
import dev.noroshi.c4tap.PassedOnCases.PassedOn;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Sector;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.taxii.Publication.Reach;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Puts cases of C4TAP where machines of those who take part fetch them, and takes them back.
@Component
class CasePublisher {

    private final PassedOnCases cases;
    private final CaseObjects objects;
    private final AdvisoryObjects centre;
    private final Feed feed;
    private final Renewing renewing;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    CasePublisher(PassedOnCases cases, CaseObjects objects, AdvisoryObjects centre, Feed feed, Renewing renewing,
            Directory directory, Words words, Clock clock) {
        this.cases = cases;
        this.objects = objects;
        this.centre = centre;
        this.feed = feed;
        this.renewing = renewing;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// What happened meanwhile counts: what was taken back is not published any more.
    void publish(CaseId id) {
        cases.find(id).ifPresent(each -> feed.publish(publication(each)));
    }

    /// What was judged of a value in it since it was passed on.
    void renew(CaseId id) {
        cases.find(id).ifPresent(each -> renewing.renew(new Renewing.Renewal(id.value(), Set.of(), each.at(),
                objects.of(each), objects.withdrawn(each, words.say(Language.JA, "taxii.case.judged")))));
    }

    /// It concerns every sector, as its page says: whose case it is, is nobody's to know.
    private Publication publication(PassedOn each) {
        var sectors = directory.sectors().stream().map(Sector::code).collect(Collectors.toUnmodifiableSet());
        return new Publication(each.id().value(), each.tlp(), sectors, Set.of(), each.occasion(), null,
                new Reach.Circle(),
                objects.of(each), List.of(), List.of(centre.centre()));
    }

    void takeBack(CaseId id) {
        feed.takeBack(id.value(), clock.instant(), words.say(Language.JA, "taxii.case.taken-back"));
    }
}
