package dev.noroshi.report;

import dev.noroshi.form.FormCheck;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormDefinition;
import dev.noroshi.form.FormJson;
import dev.noroshi.form.Forms;
import dev.noroshi.form.Purpose;
import dev.noroshi.form.Reading;
import dev.noroshi.form.ReportFormXlsx;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// The report form (情報連絡様式) as it is in use today: how it is stored, read from the API and checked.
@Component
public class ReportPaper {

    private final Forms forms;
    private final Clock clock;
    private final Map<FormDefinition, ReportFormXlsx> workbooks = new ConcurrentHashMap<>();

    ReportPaper(Forms forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    /// The edition in use today.
    public FormDefinition definition() {
        return forms.reportForm(LocalDate.now(clock));
    }

    /// The form as a workbook. Made once for each edition: it reads its own blank form first.
    public ReportFormXlsx workbook() {
        return workbooks.computeIfAbsent(definition(), ReportFormXlsx::new);
    }

    /// Reads what came from outside: the content and all problems.
    public Reading read(String json) {
        return new FormJson(definition()).read(json);
    }

    /// The same for an object already parsed, with nothing in it but the form's own members.
    public Reading read(ObjectNode members) {
        return new FormJson(definition()).read(members);
    }

    /// As the API answers.
    public ObjectNode members(FormContent content) {
        return new FormJson(definition()).writeNode(content);
    }

    /// As stored.
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
