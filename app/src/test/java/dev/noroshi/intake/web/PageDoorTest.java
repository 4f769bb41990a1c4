package dev.noroshi.intake.web;

import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.intake.DoorContract;
import dev.noroshi.intake.Terms;
import dev.noroshi.kernel.Language;
import dev.noroshi.report.Door;
import dev.noroshi.testing.Programs;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/// The door of the page: what a browser posts when somebody has filled the controls in.
class PageDoorTest extends DoorContract {

    @Autowired
    Programs programs;

    @Override
    protected Door door() {
        return Door.WEB;
    }

    @Override
    protected Received handIn(FormContent content, Terms terms) {
        var typed = new TypedWriter(asked(), Language.JA).write(content);
        return handIn(typed, withoutControls(content), terms);
    }

    @Override
    protected Received handInFaulty() {
        var typed = Typed.nothing().with("event-type", "INT_INFORMATION_DESTRUCTION", "CONF_INFORMATION_LEAK")
                .with("sector", "宇宙").with("known-datetime.era", "令和").with("known-datetime.year", "７")
                .with("known-datetime.month", "２").with("known-datetime.day", "３０")
                .with("event-summary", "会員サイトが改ざんされた。");
        return handIn(typed, FormContent.empty(), Terms.USUAL);
    }

    private Received handIn(Typed typed, FormContent before, Terms terms) {
        var read = new TypedReader(asked(), LocalDate.now(clock)).read(typed, before);
        var chosen = new NewReportPages.Beginning(terms.occasion(), terms.grounds(), terms.route(), terms.language());
        var submission = chosen.terms(programs.cast().bankReporter()).submission(read.content(), Door.WEB, null);
        return new Received(submission, withCheck(read.problems(), read.content()));
    }

    private List<FormField> asked() {
        return FormLayout.asked(paper.definition());
    }

    /// What no control asks for was there before the page.
    private FormContent withoutControls(FormContent content) {
        var rest = content;
        for (var field : asked())
            rest = rest.without(field.id());
        return rest;
    }
}
