package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.relay.Redaction.Decision;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is taken out of a copy, and what a page shows of it.
class RedactingTest {

    private static final FormContent ORIGINAL = FormContent.empty()
            .with(ReportField.OPERATOR, new FieldValue.Text("海峰電力株式会社"))
            .with(ReportField.EVENT_SUMMARY, new FieldValue.Text("海峰電力株式会社の端末が感染。海峰電力から連絡。"));
    private static final List<Decision> ACCEPTED = List.of(Decision.ACCEPTED);

    @Test
    void aWordNobodyAcceptedDoesNotShieldOneInItThatSomebodyDid() {
        var redactions = List.of(redaction(1, ReportField.EVENT_SUMMARY, "海峰電力株式会社", "当該事業者", Decision.REJECTED),
                redaction(2, ReportField.EVENT_SUMMARY, "海峰電力", "当該事業者", Decision.ACCEPTED));

        assertThat(Redacting.apply(ORIGINAL, redactions, ACCEPTED).text(ReportField.EVENT_SUMMARY))
                .contains("当該事業者株式会社の端末が感染。当該事業者から連絡。");
    }

    @Test
    void theLongNameGoesAsAWholeBeforeTheShortOne() {
        var redactions = List.of(redaction(1, ReportField.EVENT_SUMMARY, "海峰電力株式会社", "当該事業者", Decision.ACCEPTED),
                redaction(2, ReportField.EVENT_SUMMARY, "海峰電力", "同社", Decision.ACCEPTED));

        assertThat(Redacting.apply(ORIGINAL, redactions, ACCEPTED).text(ReportField.EVENT_SUMMARY))
                .contains("当該事業者の端末が感染。同社から連絡。");
    }

    @Test
    void whatWasWrittenAnewIsSearchedOnlyByWhatCameLater() {
        var redactions = List.of(redaction(1, ReportField.EVENT_SUMMARY, "端末", "機器", Decision.ACCEPTED),
                redaction(2, ReportField.EVENT_SUMMARY, null, "端末が1台感染。東支社から連絡。", Decision.ACCEPTED),
                redaction(3, ReportField.EVENT_SUMMARY, "東支社", "拠点", Decision.ACCEPTED));

        assertThat(Redacting.apply(ORIGINAL, redactions, ACCEPTED).text(ReportField.EVENT_SUMMARY))
                .contains("端末が1台感染。拠点から連絡。");
    }

    @Test
    void thePageShowsOfTheCopyExactlyWhatLeavesOnceAllIsAccepted() {
        var redactions = List.of(redaction(1, ReportField.OPERATOR, null, "電力分野の事業者", Decision.UNDECIDED),
                redaction(2, ReportField.EVENT_SUMMARY, "海峰電力株式会社", "当該事業者", Decision.UNDECIDED),
                redaction(3, ReportField.EVENT_SUMMARY, "海峰電力", "", Decision.ACCEPTED),
                redaction(4, ReportField.EVENT_SUMMARY, "連絡", "通報", Decision.REJECTED));
        var leaves = Redacting.apply(ORIGINAL, redactions, List.of(Decision.ACCEPTED, Decision.UNDECIDED));

        assertThat(shown(redactions, ReportField.OPERATOR)).isEqualTo("電力分野の事業者")
                .isEqualTo(leaves.text(ReportField.OPERATOR).orElseThrow());
        assertThat(shown(redactions, ReportField.EVENT_SUMMARY))
                .isEqualTo(leaves.text(ReportField.EVENT_SUMMARY).orElseThrow());
        assertThat(Redacting.beside(ORIGINAL, ReportField.EVENT_SUMMARY, redactions).getFirst().original().stream()
                .map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(ORIGINAL.text(ReportField.EVENT_SUMMARY).orElseThrow());
    }

    private static String shown(List<Redaction> redactions, FieldId field) {
        return Redacting.beside(ORIGINAL, field, redactions).stream().flatMap(text -> text.copy().stream())
                .map(Piece::text).collect(Collectors.joining());
    }

    private static Redaction redaction(int position, FieldId field, @Nullable String found, String replacement,
            Decision decision) {
        return new Redaction(UUID.randomUUID(), position, field, found, replacement, "relay.redaction.own", decision);
    }
}
