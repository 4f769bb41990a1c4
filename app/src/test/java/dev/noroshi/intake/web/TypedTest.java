package dev.noroshi.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.FormField;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.testing.NoroshiTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is typed into the controls of the form, and what is read from them.
@NoroshiTest
class TypedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    ReportPaper paper;
    List<FormField> asked;

    @BeforeEach
    void form() {
        asked = FormLayout.asked(paper.definition());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReportOfTheWorldPassesThroughTheFormUnchanged(Language language) throws IOException {
        var reports = worldReports();
        assertThat(reports).hasSize(210);
        for (var report : reports)
            assertThat(read(new TypedWriter(asked, language).write(report), report).content()).isEqualTo(report);
    }

    @Test
    void onlyWhatTheProgramWritesItselfHasNoControl() {
        assertThat(paper.definition().fields()).hasSize(30);
        assertThat(asked).hasSize(27).extracting(FormField::id).doesNotContain(ReportField.REPORT_NUMBER,
                ReportField.IDENTIFICATION_NUMBER, ReportField.REPORT_DATETIME);
    }

    @ParameterizedTest
    @CsvSource({"令和,8,11,18,8,10", "令和,２０２６,１１,１８,８,１０", "西暦,2026,11,18,08,10", "平成,R8,11,18,8,10"})
    void aDateIsReadHoweverItIsTyped(String era, String year, String month, String day, String hour, String minute) {
        assertThat(read(moment(era, year, month, day, hour, minute)).get(ReportField.KNOWN_DATETIME)).contains(
                new FieldValue.Moment(PointInTime.minute(LocalDateTime.of(2026, 11, 18, 8, 10)), null));
    }

    @Test
    void theFirstYearOfAnEraMayBeCalledSo() {
        assertThat(read(moment("令和", "元", "10", "15", "", "")).get(ReportField.KNOWN_DATETIME))
                .contains(new FieldValue.Moment(PointInTime.day(LocalDate.of(2019, 10, 15)), null));
    }

    @ParameterizedTest
    @CsvSource({"令和,8,2,30,9,40", "西暦,2026,,18,,", "令和,八年ごろ,11,18,,", "令和,8,11,18,25,00"})
    void aDateThatCannotBeIsKeptInItsPartsAsTyped(String era, String year, @Nullable String month,
            String day, @Nullable String hour, @Nullable String minute) {
        var typed = moment(era, year, orEmpty(month), day, orEmpty(hour), orEmpty(minute)).with("known-datetime.basis",
                "ログより");
        var content = read(typed);
        assertThat(content.get(ReportField.KNOWN_DATETIME)).get().isInstanceOf(FieldValue.Written.class);

        var again = new TypedWriter(asked, Language.JA).write(content);
        assertThat(MomentParts.typed(again, "known-datetime")).isEqualTo(MomentParts.typed(typed, "known-datetime"));
    }

    @Test
    void unknownIsAValueAndBlankIsNone() {
        var content = read(Typed.nothing().with("supplement.unknown", "UNKNOWN").with("system-status", "UNKNOWN")
                .with("publication", "UNKNOWN").with("timeline.unknown", "UNKNOWN")
                .with("known-datetime.unknown", "UNKNOWN").with("cause", "UNKNOWN").with("lessons", " "));
        for (var field : List.of(ReportField.SUPPLEMENT, ReportField.SYSTEM_STATUS, ReportField.PUBLICATION,
                ReportField.TIMELINE, ReportField.KNOWN_DATETIME))
            assertThat(content.isUnknown(field)).describedAs(field.value()).isTrue();
        assertThat(content.get(ReportField.CAUSE)).contains(FieldValue.CAUSE_UNKNOWN);
        assertThat(content.get(ReportField.LESSONS)).isEmpty();
    }

    @Test
    void whatMustBeChosenCannotBeUnknown() {
        assertThat(read(Typed.nothing().with("tlp", "UNKNOWN").with("sector", "UNKNOWN")).values()).isEmpty();
    }

    @Test
    void unknownBesideSomethingWrittenIsAskedAboutAndTheWordsStay() {
        var result = read(Typed.nothing().with("supplement", "3台").with("supplement.unknown", "UNKNOWN"),
                FormContent.empty());
        assertThat(result.content().text(ReportField.SUPPLEMENT)).contains("3台");
        assertThat(result.problems()).containsExactly(Problem.of("supplement", "unknown-and-given"));
    }

    @Test
    void whatAFileSaidUnreadablyStaysUntilSomethingElseIsSaid() {
        var content = FormContent.empty().with(ReportField.SECTOR, new FieldValue.Written("宇宙"))
                .with(ReportField.OCCURRED_DATETIME, new FieldValue.Written("先週の火曜"));
        var typed = new TypedWriter(asked, Language.JA).write(content);

        assertThat(read(typed)).isEqualTo(content);
        assertThat(read(typed.with("sector", "finance")).get(ReportField.SECTOR))
                .contains(new FieldValue.Choice("finance"));
        assertThat(read(Act.of("clear:occurred-datetime").on(typed, typed)).get(ReportField.OCCURRED_DATETIME))
                .isEmpty();
    }

    @Test
    void twoEventTypesAreNotTakenForOne() {
        assertThat(read(Typed.of(Map.of("event-type",
                List.of("CONF_INFORMATION_LEAK", "LEAD_INTRUSION")))).get(ReportField.EVENT_TYPE)).get()
                .isInstanceOf(FieldValue.Written.class);
    }

    @Test
    void rowsAreAddedAndRemovedByTheirButtons() {
        var typed = Typed.nothing().with("timeline[0].datetime", "11/18 8:10").with("timeline[0].status", "検知")
                .with("timeline[1].datetime", "早朝").with("timeline[1].status", "遮断");
        assertThat(Act.of("add:timeline").on(typed, typed).rows("timeline")).hasSize(3)
                .last().isEqualTo(new Typed.Row("", ""));
        assertThat(read(Act.of("add:timeline").on(typed, typed))).isEqualTo(read(typed));
        assertThat(Act.of("remove:timeline:1").on(typed, typed).rows("timeline"))
                .containsExactly(new Typed.Row("早朝", "遮断"));
        assertThat(Act.of("remove:timeline:9").on(typed, typed).rows("timeline")).hasSize(2);
    }

    @Test
    void anUnknownButtonOnlySaves() {
        assertThat(Act.of(null)).isEqualTo(new Act.Save());
        assertThat(Act.of("format c:")).isEqualTo(new Act.Save());
    }

    private FormContent read(Typed typed) {
        return read(typed, FormContent.empty()).content();
    }

    /// Fields without a control are what they were before.
    private TypedReader.Result read(Typed typed, FormContent before) {
        return new TypedReader(asked, TODAY).read(typed, before);
    }

    private static Typed moment(String era, String year, String month, String day, String hour, String minute) {
        return Typed.nothing().with("known-datetime.era", era).with("known-datetime.year", year)
                .with("known-datetime.month", month).with("known-datetime.day", day)
                .with("known-datetime.hour", hour).with("known-datetime.minute", minute);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<FormContent> worldReports() throws IOException {
        var mapper = JsonMapper.builder().build();
        var reports = new ArrayList<FormContent>();
        try (var in = Objects.requireNonNull(TypedTest.class.getResourceAsStream("/world/reports.jsonl"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                for (var report : mapper.readTree(line).get("reports")) {
                    var fields = (ObjectNode) report.get("fields");
                    fields.set("unknown", report.get("unknown"));
                    reports.add(paper.read(fields.toString()).content());
                }
        }
        return reports;
    }
}
