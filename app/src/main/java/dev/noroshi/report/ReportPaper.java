package dev.noroshi.report;

import dev.noroshi.form.FormCheck;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.FormJson;
import dev.noroshi.form.Forms;
import dev.noroshi.form.Purpose;
import dev.noroshi.form.Reading;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/// The report form (情報連絡様式) as it is in use today: how it is stored, read from the API and checked.
@Component
public class ReportPaper {

    private final Forms forms;
    private final Clock clock;

    ReportPaper(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /// The edition in use today.
    public FormDefinition definition() {
        return forms.reportForm(LocalDate.now(clock));
    }

    /// Reads what came from outside: the content and all problems.
    public Reading read(String json) {
        return new FormJson(definition()).read(json);
    }

    /// As stored and as the API answers.
    public String write(FormContent content) {
        return new FormJson(definition()).write(content);
    }

    /// Reads what was stored. It was checked when it came in, so what is said of it now is of no account.
    public FormContent stored(String json) {
        return read(json).content();
    }

    /// Everything that keeps it from being submitted at that time.
    public List<Problem> check(FormContent content, Instant at) {
        return new FormCheck(definition()).check(content, Purpose.SUBMIT, at);
    }
}
