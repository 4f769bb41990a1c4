package dev.noroshi.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FieldType;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.intake.ImportNote;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Assets;
import dev.noroshi.platform.web.Frame;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Width;
import dev.noroshi.platform.words.Words;
import dev.noroshi.report.ReportWording;
import dev.noroshi.testing.NoroshiTest;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Every kind of field is shown blank, filled, unknown and wrong, in both languages; every control has a label.
@NoroshiTest
class FieldTemplatesTest {

    private static final Pattern CONTROL = Pattern.compile("<(input|select|textarea)\\b([^>]*)>");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    @Autowired
    Words words;
    @Autowired
    ReportWording wording;

    @Test
    void everyFieldIsShownBlankFilledUnknownAndWrong() {
        var shown = new TreeSet<FieldType>();
        for (var language : Language.values())
            for (var field : FormLayout.asked(wording.definition())) {
                shown.add(field.type());
                assertBlank(field, language);
                assertFilled(field, language);
                if (field.mayBeUnknown()) assertUnknown(field, language);
                assertWrong(field, language);
            }
        // the whole number of the form, 第n報, is written by the program; recipients stand on another form
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Stream.of(FieldType.values())
                .filter(type -> type != FieldType.WHOLE_NUMBER && type != FieldType.RECIPIENTS).toList());
    }

    private void assertBlank(FormField field, Language language) {
        var html = render(field, null, List.of(), language);
        assertThat(html).contains(wording.label(field, language)).doesNotContain(" checked", "field__problem",
                "aria-invalid");
        assertLabelled(html);
    }

    private void assertFilled(FormField field, Language language) {
        var value = filled(field);
        var html = render(field, value, List.of(), language);
        switch (value) {
            case FieldValue.Text(var text) -> assertThat(html).contains(text);
            case FieldValue.Choice _,FieldValue.Choices _,FieldValue.ChoiceWithText _ ->
                assertThat(html).containsAnyOf(" checked", " selected>" + wording.option(field.options().get(0),
                        language));
            case FieldValue.Moment _ -> assertThat(html).contains("datetime__echo", "2026");
            case FieldValue.Rows _ -> assertThat(html).contains("value=\"2026/11/18 8:10\"", "value=\"&lt;検知");
            case FieldValue.Whole _,FieldValue.Recipients _,FieldValue.Unknown _,FieldValue.Written _ ->
                throw new IllegalStateException("Not a value to fill in: " + value);
        }
        assertLabelled(html);
    }

    private void assertUnknown(FormField field, Language language) {
        if (FormLayout.isSender(field.id())) return;
        var html = render(field, FieldValue.UNKNOWN, List.of(), language);
        assertThat(html).containsPattern("value=\"UNKNOWN\"[^>]* checked");
        assertLabelled(html);
    }

    private void assertWrong(FormField field, Language language) {
        var html = render(field, new FieldValue.Written("<宇宙>"),
                List.of(Problem.of(field.id().value(), "required")), language);
        assertThat(html).contains("data-invalid", "id=\"" + field.id() + "-problem\"",
                words.say(language, "problem.required"), "&lt;宇宙").doesNotContain("<宇宙>");
        assertLabelled(html);
    }

    private static FieldValue filled(FormField field) {
        return switch (field.type()) {
            case TEXT -> new FieldValue.Text("海峰");
            case WHOLE_NUMBER -> new FieldValue.Whole(2);
            case MOMENT -> new FieldValue.Moment(PointInTime.day(LocalDate.of(2026, 11, 18)), null);
            case CHOICE -> new FieldValue.Choice(field.options().getFirst().code());
            case CHOICES -> new FieldValue.Choices(List.of(field.options().getFirst().code()));
            case CHOICE_WITH_TEXT -> new FieldValue.ChoiceWithText(field.options().getFirst().code(), "11/18");
            case ROWS -> new FieldValue.Rows(List.of(new FieldValue.Row(
                    FieldValue.RowTime.At.of(PointInTime.minute(LocalDate.of(2026, 11, 18).atTime(8, 10))), "<検知>")));
            case RECIPIENTS -> throw new IllegalStateException("A report has no recipients");
        };
    }

    /// Whoever hears the page instead of seeing it must be told what each control is for.
    private static void assertLabelled(String html) {
        var controls = CONTROL.matcher(html);
        while (controls.find()) {
            var attributes = controls.group(2);
            if (attributes.contains("type=\"hidden\"") || attributes.contains("aria-label=")) continue;
            var id = ID.matcher(attributes);
            var isBound = id.find() && html.contains("for=\"" + id.group(1) + "\"");
            var isInside = html.lastIndexOf("<label", controls.start()) > html.lastIndexOf("</label>",
                    controls.start());
            assertThat(isBound || isInside).describedAs(controls.group()).isTrue();
        }
    }

    private String render(FormField field, @Nullable FieldValue value, List<Problem> problems, Language language) {
        var content = value == null ? FormContent.empty() : FormContent.empty().with(field.id(), value);
        var typed = new TypedWriter(List.of(field), language).write(content);
        var page = page(language);
        var view = new FieldViews(page, wording, typed, problems, ImportNote.NONE, "電力CEPTOAR事務局", null).of(field);
        var html = new StringOutput();
        ENGINE.render("intake/field/any.jte", Map.of("page", page, "field", view, "action", "/reports/x/edit"), html);
        return html.toString();
    }

    private Page page(Language language) {
        var frame = new Frame(new Assets(), null, Frame.Menu.NONE, null, List.of(), "", new Frame.Token("_csrf", ""));
        return new Page("", language, words, frame, List.of(), null, null, Width.NORMAL);
    }

    @Test
    void everyFieldOfThePaperHasItsWordsInBothLanguages() {
        for (var field : wording.definition().fields())
            assertThat(Arrays.asList("report.field." + field.id(), "report.brief." + field.id()))
                    .allMatch(words::knows);
    }
}
