package dev.noroshi.feedback.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryPanel;
import dev.noroshi.delivery.Due;
import dev.noroshi.delivery.HomePanel;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.Directory;
import dev.noroshi.feedback.Answers;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The first thing on an operator's page of an advisory: confirm, and answer.
@Component
class AnswerPanel implements AdvisoryPanel {

    private final Answers answers;
    private final Advisories advisories;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    AnswerPanel(Answers answers, Advisories advisories, Directory directory, Words words, Clock clock) {
        this.answers = answers;
        this.advisories = advisories;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.FIRST;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<HomePanel.Content> content(Caller caller, Advisory.Published advisory) {
        if (!caller.may(Permission.ANSWER_ADVISORY)) return Optional.empty();
        return advisories.parcel(caller, advisory.id()).filter(Answers::takesAnswer)
                .map(parcel -> new HomePanel.Content("feedback/answer", view(caller, advisory, parcel)));
    }

    private AnswerView view(Caller caller, Advisory.Published advisory, Parcel parcel) {
        var given = answers.history(caller, parcel.id()).stream()
                .map(answer -> new AnswerView.Given(answer, name(caller, answer.answeredBy()))).toList();
        var open = advisory instanceof Advisory.Issued;
        var dueAt = parcel.dueAt();
        if (dueAt == null || parcel.confirmedAt() != null || !open)
            return new AnswerView(parcel, open, null, null, false, given);
        var due = new Due(dueAt, clock.instant());
        return new AnswerView(parcel, true, due.when(words, caller.language()), due.left(words, caller.language()),
                due.isUrgent(), given);
    }

    private String name(Caller caller, PersonId person) {
        return directory.person(person).map(found -> found.name(caller.language())).orElse("—");
    }
}
