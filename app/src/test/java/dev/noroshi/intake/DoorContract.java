package dev.noroshi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PointInTime;
import dev.noroshi.kernel.Problem;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What every door keeps: the same content makes the same [Submission], every fault is told at once, nothing is lost,
/// and the terms are carried. A door's test fills in how a report is written for it and handed in.
@NoroshiTest
public abstract class DoorContract {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Autowired
    protected ReportPaper paper;
    @Autowired
    protected Clock clock;

    /// What came of handing a report in.
    ///
    /// @param problems everything that keeps it from being submitted
    public record Received(Submission submission, List<Problem> problems) {
    }

    /// Which door it is.
    protected abstract Door door();

    /// Writes a content and its terms as people or programs write them for this door, and hands them in.
    protected abstract Received handIn(FormContent content, Terms terms);

    /// Hands in a form with two event types ticked, the sector 宇宙, the time 令和７年２月３０日, no sharing scope, and
    /// 会員サイトが改ざんされた。 as what happened.
    protected abstract Received handInFaulty();

    /// Everything wrong with what was handed in: what the reading found, and what the check of a submission finds.
    protected final List<Problem> withCheck(List<Problem> found, FormContent content) {
        var all = new ArrayList<>(found);
        all.addAll(paper.check(content, clock.instant()));
        return all;
    }

    @Test
    void everyReportOfTheFictionalWorldComesInAsItWasWritten() {
        var reports = worldReports();
        assertThat(reports).hasSize(210);
        reports.forEach((number, content) -> assertSame(number, handIn(content, Terms.USUAL), content));
    }

    @Test
    void whatIsHardToWriteComesInAsItWasWritten() {
        var today = LocalDate.now(clock);
        var hard = FormContent.of(Map.of(
                ReportField.TLP, new FieldValue.Choice("WHITE"),
                ReportField.EVENT_SUMMARY, new FieldValue.Text("一行目\n\n三行目 <b>\"太字\"</b> & 'x' =1+1 𠮷野家 ①㈱ ～ — é"),
                ReportField.LESSONS, new FieldValue.Text("=HYPERLINK(\"http://evil.example/\")"),
                ReportField.KNOWN_DATETIME, new FieldValue.Moment(PointInTime.hour(today, 0), null),
                ReportField.OCCURRED_DATETIME,
                new FieldValue.Moment(PointInTime.day(today.minusDays(1)), "サーバログより推測"),
                ReportField.CAUSE, new FieldValue.Choices(List.of("OTHER", "SUSPICIOUS_MAIL", "UNKNOWN")),
                ReportField.TIMELINE, new FieldValue.Rows(List.of(
                        new FieldValue.Row(new FieldValue.RowTime.InWords("早朝"), "異常に気付いた。\n再起動した。"),
                        new FieldValue.Row(FieldValue.RowTime.At.of(PointInTime.minute(today.atTime(8, 5))), "停止した。"),
                        new FieldValue.Row(null, "対応中"))),
                ReportField.PUBLICATION, new FieldValue.ChoiceWithText("PLANNED", "11/21 10:00頃"),
                ReportField.SPREAD_POSSIBILITY, FieldValue.UNKNOWN));
        assertSame("the hard one", handIn(hard, Terms.USUAL), hard);
    }

    private void assertSame(String name, Received received, FormContent content) {
        for (var field : content.changedFields(received.submission().content()))
            assertThat(received.submission().content().get(field)).as(name + ": " + field)
                    .isEqualTo(content.get(field));
        assertThat(received.submission().door()).isEqualTo(door());
    }

    @Test
    void blankUnknownAndWrittenAreThreeDifferentThings() {
        var unknown = FormContent.empty().with(ReportField.SYSTEM_STATUS, FieldValue.UNKNOWN)
                .with(ReportField.OCCURRED_DATETIME, FieldValue.UNKNOWN).with(ReportField.TLP,
                        new FieldValue.Choice("RED"));
        var content = handIn(unknown, Terms.USUAL).submission().content();
        assertThat(content.isUnknown(ReportField.SYSTEM_STATUS)).isTrue();
        assertThat(content.isUnknown(ReportField.OCCURRED_DATETIME)).isTrue();
        assertThat(content.get(ReportField.KNOWN_DATETIME)).isEmpty();
        assertThat(content.get(ReportField.SPREAD_POSSIBILITY)).isEmpty();
    }

    @Test
    void everyFaultIsToldAtOnce() {
        var told = handInFaulty().problems().stream().map(problem -> problem.field() + " " + problem.code()).toList();
        assertThat(told).contains("sector no-such-sector", "known-datetime no-such-day", "tlp choose-one");
        assertThat(told).anyMatch(problem -> problem.startsWith("event-type "));
    }

    @Test
    void whatCouldBeReadBesideTheFaultsIsKeptAndSoAreTheWordsOfTheWrongDate() {
        var content = handInFaulty().submission().content();
        assertThat(content.text(ReportField.EVENT_SUMMARY)).contains("会員サイトが改ざんされた。");
        assertThat(content.get(ReportField.KNOWN_DATETIME)).get().isInstanceOfSatisfying(FieldValue.Written.class,
                written -> assertThat(written.text()).contains("月", "日"));
    }

    @Test
    void aFormWithoutFaultsIsToldNone() {
        var whole = FormContent.empty().with(ReportField.TLP, new FieldValue.Choice("AMBER"))
                .with(ReportField.ATTACHMENT, new FieldValue.Choice("NO"))
                .with(ReportField.SECTOR, new FieldValue.Choice("finance"));
        assertThat(handIn(whole, Terms.USUAL).problems()).isEmpty();
    }

    @Test
    void drillLanguageGroundsAndRouteAreCarried() {
        var content = FormContent.empty().with(ReportField.TLP, new FieldValue.Choice("RED"));
        for (var terms : List.of(
                new Terms(Occasion.DRILL, Language.EN, Grounds.SERIOUS_IMPACT, Route.MINISTRY),
                new Terms(Occasion.REAL, Language.JA, Grounds.OWN_JUDGEMENT, Route.SECRETARIAT),
                new Terms(Occasion.REAL, Language.JA, Grounds.REQUIRED_BY_LAW, null))) {
            var submission = handIn(content, terms).submission();
            assertThat(submission.occasion()).isEqualTo(terms.occasion());
            assertThat(submission.language()).isEqualTo(terms.language());
            assertThat(submission.grounds()).isEqualTo(terms.grounds());
            assertThat(submission.route()).isEqualTo(terms.route());
        }
    }

    /// All 210 reports of the fictional world, by number.
    private Map<String, FormContent> worldReports() {
        var reports = new LinkedHashMap<String, FormContent>();
        try (var in = Objects.requireNonNull(DoorContract.class.getResourceAsStream("/world/reports.jsonl"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(MAPPER::readTree)
                    .forEach(series -> series.path("reports").forEach(report -> {
                        var fields = (ObjectNode) report.path("fields").deepCopy();
                        if (report.has("unknown")) fields.set("unknown", report.path("unknown"));
                        reports.put(series.path("series").asString() + " " + report.path("number").asString(),
                                paper.read(fields).content());
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reports;
    }
}
