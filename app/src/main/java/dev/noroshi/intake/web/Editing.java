package dev.noroshi.intake.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormCheck;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.MarkedParts;
import dev.noroshi.form.Purpose;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.Draft;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the page of a draft shows, and what is wrong with what was typed on it.
@Component
class Editing {

    private final ReportWording wording;
    private final Reports reports;
    private final OwnReports ownReports;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    Editing(ReportWording wording, Reports reports, OwnReports ownReports, Directory directory, Words words,
            Clock clock) {
        this.wording = wording;
        this.reports = reports;
        this.ownReports = ownReports;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    OfDraft of(Caller caller, Draft draft) {
        return new OfDraft(caller, draft);
    }

    /// One draft on one page.
    final class OfDraft {

        private final Caller caller;
        private final Draft draft;

        private OfDraft(Caller caller, Draft draft) {
            this.caller = caller;
            this.draft = draft;
        }

        Draft draft() {
            return draft;
        }

        /// The content in the controls of the form.
        Typed typed(FormContent content) {
            return new TypedWriter(FormLayout.asked(wording.definition()), caller.language()).write(content);
        }

        TypedReader.Result read(Typed typed) {
            return new TypedReader(FormLayout.asked(wording.definition()), today()).read(typed, draft.content());
        }

        /// The scopes that hold back what may name the company and let the rest go to every stakeholder.
        Map<FieldId, Tlp> setApart(FormContent content) {
            return MarkedParts.allButWhatIdentifies(wording.definition(), content.tlp().orElse(null));
        }

        /// What is wrong with it, whether or not it is to be submitted.
        List<Problem> wrong(FormContent content) {
            return new FormCheck(wording.definition()).check(content, Purpose.SAVE, clock.instant());
        }

        /// Everything that keeps the draft from being submitted as it is saved.
        List<Problem> missing() {
            return reports.obstacles(caller, draft);
        }

        /// What stands against that purpose.
        List<Problem> problems(Purpose purpose, FormContent content) {
            return switch (purpose) {
                case SAVE -> wrong(content);
                case SUBMIT -> missing();
            };
        }

        /// @param typed what stands in the controls
        /// @param content the same as far as it could be read
        /// @param purpose what the problems were looked for
        /// @param mine what this reader wrote, when somebody else saved in between
        EditView view(Page page, Typed typed, FormContent content, Purpose purpose, List<Problem> problems,
                @Nullable FormContent mine, @Nullable Integer freshRow) {
            var addressee = addressee();
            var form = new FormViews(page, wording, draft, typed, content, problems, addressee, freshRow);
            var imported = draft.reading() == null
                    ? null
                    : ImportView.of(page, wording, FormViews.note(draft), content, wrong(content));
            return new EditView(draft.series().toString(), draft.edition(), draft.ordinal(),
                    page.say("report.kind." + draft.kind()), draft.occasion().isDrill(), returned(), draft.savedAt(),
                    purpose, form.problemLines(), form.form(), imported, mine == null ? null : conflict(mine),
                    direction(),
                    addressee);
        }

        String addressee() {
            return DirectionView.addresseeName(caller, directory, words, today(), draft.route());
        }

        private @Nullable DirectionView direction() {
            return draft.ordinal() > 1 || draft.revision() > 1
                    ? null
                    : DirectionView.of(caller, directory, words, today(), draft.grounds(), draft.route());
        }

        private EditView.Conflict conflict(FormContent mine) {
            var saved = draft.content();
            var differences = saved.changedFields(mine).stream()
                    .map(field -> new EditView.Difference(field.value(), wording.brief(field, caller.language()),
                            wording.wording(field, saved, caller.language()),
                            wording.wording(field, mine, caller.language()),
                            ReportWording.scope(field, saved), ReportWording.scope(field, mine)))
                    .toList();
            return new EditView.Conflict(draft.savedAt(), differences);
        }

        /// What the next hop asked when it returned this report.
        private @Nullable String returned() {
            if (draft.revision() == 1) return null;
            return ownReports.find(caller, draft.series()).stream().flatMap(series -> series.progress().stream())
                    .filter(step -> step.step() == Step.RETURNED && step.ordinal() == draft.ordinal())
                    .map(OwnReports.Progress::note).filter(Objects::nonNull).reduce((first, last) -> last)
                    .orElse(null);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
