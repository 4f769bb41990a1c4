package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.source.Finding;
import dev.noroshi.source.Kind;
import dev.noroshi.testing.NoroshiTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Nothing that leads to a source is approved unless a second person has let it stand.
@NoroshiTest
class SourceCheckTest {

    @Autowired
    ApplicationContext program;

    Stage stage;
    SourceCheck check;

    @BeforeEach
    void world() {
        stage = new Stage(program);
        check = program.getBean(SourceCheck.class);
    }

    @Test
    void anAdvisoryThatNamesAnOperatorInDisguiseIsNotApproved() {
        var inReview = inReview(leaking("汐\u200b凪 ﾃﾚｺﾑ㈱の装置です。\n電話は０３ー００００ー１００１です。"));

        assertThat(refused(stage.reviewing.approve(stage.approver(), inReview.id(), null)))
                .isInstanceOfSatisfying(Refusal.Leading.class, leading -> assertThat(leading.findings())
                        .extracting(each -> each.field() + " " + each.code())
                        .containsExactly("overview source.finding.NAME", "overview source.finding.TELEPHONE"));
        assertThat(found(inReview)).extracting(Finding::line).containsExactly(1, 2);
    }

    @Test
    void aFindingSaysWhatSortOfBodyItNamesButNeverWhich() {
        var finding = found(inReview(leaking("電話は03-0000-1001です。"))).getFirst();

        assertThat(finding.body()).isNotNull();
        assertThat(finding.toString()).doesNotContain("0000");
        assertThat(finding.before() + "[" + finding.words() + "]" + finding.after())
                .isEqualTo("電話は[03-0000-1001]です。");
    }

    @Test
    void aSecondPersonLetsAFindingStandWithAReasonAndThenItIsApproved() {
        var inReview = inReview(leaking("公表された汐凪テレコムの障害です。"));
        var key = found(inReview).getFirst().key();

        assertThat(refused(check.letThrough(stage.drafter(), inReview.id(), null, key, "公表済み")))
                .isEqualTo(Refusal.Forbidden.because("advisory.refused.own-finding"));
        assertThat(problems(check.letThrough(stage.approver(), inReview.id(), null, key, " ")))
                .containsExactly("reason source.reason.missing");
        done(check.letThrough(stage.approver(), inReview.id(), null, key, "本人が公表済み"));

        assertThat(found(inReview)).singleElement().satisfies(each -> {
            assertThat(each.isOpen()).isFalse();
            assertThat(each.letting()).isNotNull();
        });
        assertThat(done(stage.reviewing.approve(stage.approver(), inReview.id(), null)).state())
                .isEqualTo(AdvisoryState.APPROVED);
    }

    @Test
    void whatWasLetThroughStandsOnlyAsLongAsItsWords() {
        var inReview = inReview(leaking("公表された汐凪テレコムの障害です。"));
        done(check.letThrough(stage.approver(), inReview.id(), null, found(inReview).getFirst().key(), "公表済み"));
        done(stage.reviewing.sendBack(stage.approver(), inReview.id(), null, "言い換えてください"));
        done(stage.drafting.save(stage.drafter(), inReview.id(), 1, leaking("汐凪テレコムの内部の障害です。"), List.of()));
        var again = done(stage.reviewing.submit(stage.drafter(), inReview.id(), null));

        assertThat(found(again)).singleElement().satisfies(each -> assertThat(each.isOpen()).isTrue());
        assertThat(check.history(stage.approver(), again)).anySatisfy(past -> {
            assertThat(past.goneEdition()).isEqualTo(2);
            assertThat(past.letting()).isNotNull();
        });
    }

    @Test
    void aFileIsLookedThroughWithItsNameItsTextAndItsProperties() throws IOException {
        var draft = stage.draft(content("別紙"));
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, "つづら信用金庫様向け.docx",
                document("連絡先は ０３－００００－１００１。", "汐凪テレコム株式会社")));
        var inReview = done(stage.reviewing.submit(stage.drafter(), draft.id(), null));

        assertThat(found(inReview)).extracting(Finding::kind).contains(Kind.NAME, Kind.TELEPHONE);
        assertThat(found(inReview)).extracting(Finding::words).contains("つづら信用金庫", "０３－００００－１００１", "汐凪テレコム");
    }

    @Test
    void aFileNoProgramCanReadIsLookedAtByAPerson() throws IOException {
        var draft = stage.draft(content("図"));
        var png = new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, "図1.png", png));
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, "爆弾.zip", bomb()));
        var inReview = done(stage.reviewing.submit(stage.drafter(), draft.id(), null));

        assertThat(found(inReview)).extracting(Finding::kind).contains(Kind.UNREADABLE).doesNotContain(Kind.NAME);
        assertThat(found(inReview).stream().map(Finding::place).distinct()).hasSize(2);
        assertThat(refused(stage.reviewing.approve(stage.approver(), inReview.id(), null)))
                .isInstanceOf(Refusal.Leading.class);
    }

    @Test
    void aRegionWithFewerThanFiveCandidatesIsWarnedOf() {
        var inReview = inReview(leaking("静岡県の銀行で確認されました。"));

        assertThat(found(inReview)).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Kind.SMALL_GROUP);
            assertThat(each.words()).isEqualTo("静岡県");
            assertThat(each.candidates()).isBetween(1, 4);
        });
    }

    private Advisory inReview(AdvisoryContent content) {
        return done(stage.reviewing.submit(stage.drafter(), stage.draft(content).id(), null));
    }

    private List<Finding> found(Advisory advisory) {
        return check.findings(stage.approver(), advisory);
    }

    private static AdvisoryContent leaking(String overview) {
        var clean = content(Tlp.AMBER, "保守網への侵入について");
        return new AdvisoryContent(clean.title(),
                clean.fields().with(AdvisoryField.OVERVIEW, new FieldValue.Text(overview)), List.of());
    }

    private static byte[] document(String text, String company) throws IOException {
        try (var document = new XWPFDocument(); var bytes = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText(text);
            document.getProperties().getExtendedProperties().setCompany(company);
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var n = 0; n < 70; n++) {
                zip.putNextEntry(new ZipEntry(n + ".txt"));
                zip.write("a".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return bytes.toByteArray();
    }
}
