package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// What stands on a new form before anybody has written: what the registry knows for certain of the reporter.
@Component
class KnownFields {

    private final Directory directory;
    private final Clock clock;

    KnownFields(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The sector where the reporter has exactly one; the name of the operator where the reporter is one: whom another
    /// body reports for, nobody knows yet.
    ///
    /// @param language the report is written in
    FormContent of(Caller caller, Language language) {
        var reporter = directory.organisation(caller.organisation(), LocalDate.now(clock));
        if (reporter.isEmpty()) return FormContent.empty();
        var content = FormContent.empty();
        var sectors = reporter.get().sectors();
        if (sectors.size() == 1)
            content = content.with(ReportField.SECTOR, new FieldValue.Choice(sectors.iterator().next().value()));
        return caller.actorClass() == ActorClass.OPERATOR
                ? content.with(ReportField.OPERATOR, new FieldValue.Text(reporter.get().name(language)))
                : content;
    }
}
