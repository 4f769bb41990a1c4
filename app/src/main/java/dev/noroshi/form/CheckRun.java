package dev.noroshi.form;

import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.JapaneseTime;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.TimeReading;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One check of one content; see [FormCheck].
final class CheckRun {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("y/M/d HH:mm");

    private final FormDefinition form;
    private final FormContent content;
    private final Purpose purpose;
    private final PointInTime now;
    private final List<Problem> problems = new ArrayList<>();

    CheckRun(FormDefinition form, FormContent content, Purpose purpose, Instant now) {
        this.form = form;
        this.content = content;
        this.purpose = purpose;
        this.now = PointInTime.of(now);
    }

    List<Problem> problems() {
        for (var field : form.fields())
            content.get(field.id()).ifPresentOrElse(value -> value(field, value), () -> blank(field));
        return problems;
    }

    private void blank(FormField field) {
        if (purpose == Purpose.SUBMIT && field.isAskedOfPerson())
            problem(field, field.type() == FieldType.CHOICE ? FormProblem.CHOOSE_ONE : FormProblem.REQUIRED);
    }

    private void value(FormField field, FieldValue value) {
        switch (value) {
            case FieldValue.Unknown(var basis) -> {
                if (!field.mayBeUnknown()) problem(field, FormProblem.UNKNOWN_NOT_ALLOWED);
                length(field, basis == null ? "" : basis);
            }
            case FieldValue.Written(var text) -> written(field, text);
            case FieldValue.Text(var text) when field.type() == FieldType.TEXT -> text(field, text);
            case FieldValue.Whole(var number) when field.type() == FieldType.WHOLE_NUMBER -> {
                if (number < 1) problem(field, FormProblem.NOT_A_COUNT, Integer.toString(number));
            }
            case FieldValue.Choice(var code) when field.type() == FieldType.CHOICE -> option(field, code);
            case FieldValue.Choices(var codes) when field.type() == FieldType.CHOICES ->
                // 不明 beside other causes is an answer: the example of the handbook ticks 不明 and names a suspicion
                codes.forEach(code -> option(field, code));
            case FieldValue.ChoiceWithText(var code, var text) when field.type() == FieldType.CHOICE_WITH_TEXT -> {
                option(field, code);
                length(field, text == null ? "" : text);
            }
            case FieldValue.Moment moment when field.type() == FieldType.MOMENT -> moment(field, moment);
            case FieldValue.Rows(var rows) when field.type() == FieldType.ROWS -> rows(field, rows);
            case FieldValue.Recipients(var recipients) when field.type() == FieldType.RECIPIENTS ->
                Limits.rows(field.id().value(), recipients.size()).ifPresent(problems::add);
            case FieldValue.Text _,FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.ChoiceWithText _,FieldValue.Moment _,FieldValue.Rows _,FieldValue.Recipients _ ->
                throw new IllegalStateException(
                        "The field " + field.id() + " holds a " + value.getClass().getSimpleName());
        }
    }

    private void text(FormField field, String text) {
        length(field, text);
        if (field.id().equals(ReportField.IDENTIFICATION_NUMBER) && IdentificationNumber.parse(text).isEmpty())
            problem(field, FormProblem.NOT_A_NUMBER_OF_THE_CENTRE, Texts.shortened(text));
    }

    private void length(FormField field, String text) {
        Limits.length(field.id().value(), text).ifPresent(problems::add);
    }

    private void option(FormField field, String code) {
        if (field.option(code).isEmpty()) problem(field, noSuch(field), Texts.shortened(code));
    }

    static FormProblem noSuch(FormField field) {
        return field.id().equals(ReportField.SECTOR) ? FormProblem.NO_SUCH_SECTOR : FormProblem.NO_SUCH_OPTION;
    }

    /// Text that an earlier reading could not make out: say again why.
    private void written(FormField field, String text) {
        switch (field.type()) {
            case MOMENT -> {
                var reading = JapaneseTime.read(text);
                problems.add(reading instanceof TimeReading.Impossible impossible
                        ? TimeProblems.of(field.id().value(), impossible)
                        : TimeProblems.of(field.id().value(), new TimeReading.Unreadable(text)));
            }
            case CHOICE, CHOICES -> problem(field, noSuch(field), Texts.shortened(text));
            case CHOICE_WITH_TEXT -> problem(field, FormProblem.CHOOSE_ONE);
            case WHOLE_NUMBER -> problem(field, FormProblem.NOT_A_COUNT, Texts.shortened(text));
            case TEXT, ROWS, RECIPIENTS -> problem(field, FormProblem.UNREADABLE, Texts.shortened(text));
        }
        length(field, text);
    }

    private void moment(FormField field, FieldValue.Moment moment) {
        length(field, moment.basis() == null ? "" : moment.basis());
        notLater(field, field.id().value(), moment.when());
        if (field.id().equals(ReportField.OCCURRED_DATETIME))
            momentOf(ReportField.KNOWN_DATETIME).filter(moment.when()::isSurelyAfter)
                    .ifPresent(known -> problem(field, FormProblem.AFTER_KNOWN, printed(known)));
    }

    /// Nothing that a report tells lies after the report, and nothing at all in the future. A desk may date a report
    /// itself only as far as now.
    private void notLater(FormField field, String at, PointInTime when) {
        var report = field.id().equals(ReportField.REPORT_DATETIME)
                ? Optional.<PointInTime>empty()
                : momentOf(ReportField.REPORT_DATETIME);
        if (when.isSurelyAfter(now)) problems.add(FormProblem.IN_THE_FUTURE.of(at, printed(when)));
        else
            report.filter(when::isSurelyAfter)
                    .ifPresent(reported -> problems.add(FormProblem.AFTER_REPORT.of(at, printed(reported))));
    }

    private Optional<PointInTime> momentOf(FieldId field) {
        return content.get(field).flatMap(value -> value instanceof FieldValue.Moment(var when, var _)
                ? Optional.of(when)
                : Optional.empty());
    }

    private void rows(FormField field, List<FieldValue.Row> rows) {
        Limits.rows(field.id().value(), rows.size()).ifPresent(problems::add);
        var earlier = new ArrayList<Problem>();
        var goesDown = false;
        var goesUp = false;
        PointInTime previous = null;
        for (var i = 0; i < rows.size(); i++) {
            var at = field.id() + "[" + i + "]";
            var row = rows.get(i);
            Limits.length(at + ".status", row.status()).ifPresent(problems::add);
            switch (row.time()) {
                case FieldValue.RowTime.InWords(var words) -> inWords(at + ".datetime", words);
                case FieldValue.RowTime.At(var when, var _) -> {
                    notLater(field, at + ".datetime", when);
                    if (previous != null && previous.isSurelyAfter(when)) {
                        goesDown = true;
                        earlier.add(FormProblem.ROW_OUT_OF_ORDER.of(at + ".datetime", printed(previous)));
                    }
                    goesUp |= previous != null && when.isSurelyAfter(previous);
                    previous = when;
                }
                case null -> {
                    // a row may have no time: 対応中
                }
            }
        }
        // newest first throughout is a way to write; up and down is a slip in a date
        if (goesUp && goesDown) problems.addAll(earlier);
    }

    private void inWords(String at, String words) {
        Limits.length(at, words).ifPresent(problems::add);
        if (JapaneseTime.read(words, now.day()) instanceof TimeReading.Impossible impossible)
            problems.add(TimeProblems.of(at, impossible));
    }

    private static String printed(PointInTime when) {
        return switch (when.precision()) {
            case DAY ->
                "%d/%d/%d".formatted(when.day().getYear(), when.day().getMonthValue(), when.day().getDayOfMonth());
            case HOUR, MINUTE -> when.start().format(MINUTE);
        };
    }

    private void problem(FormField field, FormProblem problem, String... details) {
        problems.add(problem.of(field.id().value(), details));
    }
}
