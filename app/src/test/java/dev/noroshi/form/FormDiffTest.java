package dev.noroshi.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.noroshi.form.FormDiff.Kind;
import dev.noroshi.form.FormDiff.Segment;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FormDiffTest {

    @Test
    void theNameThatWasTakenOffIsMarkedAndTheRestStays() {
        assertThat(FormDiff.of("海峰電力株式会社の鷺崎火力発電所で検知。", "当社の発電所で検知。")).containsSubsequence(
                new Segment(Kind.REMOVED, "海峰電力株式会"), new Segment(Kind.SAME, "社の"), new Segment(Kind.REMOVED, "鷺崎火力"),
                new Segment(Kind.SAME, "発電所で検知。"));
    }

    @Test
    void latinWordsAndNumbersChangeAsAWhole() {
        assertThat(FormDiff.of("ID hamaoto から", "ID someone から")).containsExactly(new Segment(Kind.SAME, "ID "),
                new Segment(Kind.REMOVED, "hamaoto"), new Segment(Kind.ADDED, "someone"),
                new Segment(Kind.SAME, " から"));
    }

    @Test
    void bothTextsCanAlwaysBePutTogetherAgain() {
        var random = new Random(7);
        var letters = "あいう漢字電力🙂か\u3099abc 12\n<b>".codePoints().toArray();
        for (var i = 0; i < 500; i++) {
            var before = text(random, letters);
            var after = text(random, letters);
            var changed = new FormDiff.Changed(ReportField.LESSONS, FormDiff.of(before, after));
            assertThat(changed.before()).isEqualTo(before);
            assertThat(changed.after()).isEqualTo(after);
        }
    }

    private static String text(Random random, int[] letters) {
        var text = new StringBuilder();
        for (var i = random.nextInt(60); i > 0; i--) text.appendCodePoint(letters[random.nextInt(letters.length)]);
        return text.toString();
    }

    @Test
    void onlyFieldsThatDifferAreListedInTheOrderOfTheForm() {
        var before = ReportFormXlsxReadTest.EXAMPLE;
        var after = before.with(ReportField.LESSONS, new FieldValue.Text("・別の教訓")).without(ReportField.OPERATOR)
                .with(ReportField.TLP, new FieldValue.Choice("AMBER"))
                .with(ReportField.SPREAD_POSSIBILITY, FieldValue.UNKNOWN);
        var changes = FormDiff.between(TestForms.REPORT, before, after);
        assertThat(changes).extracting(FormDiff.Changed::field).containsExactly(ReportField.TLP, ReportField.OPERATOR,
                ReportField.SPREAD_POSSIBILITY, ReportField.LESSONS);
        assertThat(changes.get(1).segments()).containsExactly(new Segment(Kind.REMOVED, "○○株式会社"));
        assertThat(changes.getFirst().before()).isEqualTo("Green=重要インフラ関係主体限り");
        assertThat(changes.get(2).after()).isEqualTo("不明");
    }

    @Test
    void aRowAddedToTheCourseIsTheOnlyThingAdded() {
        var before = TestForms
                .report("{\"timeline\": [{\"datetime\": \"2026-11-18T08:10:00+09:00\", \"status\": \"検知\"}]}");
        var after = TestForms
                .report("""
                {"timeline": [{"datetime": "2026-11-18T08:10:00+09:00", "status": "検知"}, {"datetime": "2026-11-18T08:35:00+09:00", "status": "遮断"}]}""");
        assertThat(FormDiff.between(TestForms.REPORT, before, after).getFirst().segments()).containsExactly(
                new Segment(Kind.SAME, "2026/11/18 08:10　検知"), new Segment(Kind.ADDED, "\n2026/11/18 08:35　遮断"));
    }

    @Test
    void theLongestTextsDoNotHoldUpThePage() {
        var random = new Random(1);
        var one = new StringBuilder();
        var other = new StringBuilder();
        for (var i = 0; i < 20_000; i++) {
            one.appendCodePoint('一' + random.nextInt(5_000));
            other.appendCodePoint('一' + random.nextInt(5_000));
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            FormDiff.of(one.toString(), other.toString());
            FormDiff.of(one.substring(0, 3_900), other.substring(0, 3_900));
        });
        assertThatCode(() -> FormDiff.of("", "")).doesNotThrowAnyException();
    }
}
