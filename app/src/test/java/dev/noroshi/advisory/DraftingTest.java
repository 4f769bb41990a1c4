package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writing at the centre: what may be kept, and who may approve it.
@NoroshiTest
class DraftingTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    @Test
    void aDraftGoesFromReviewToApprovalToIssue() {
        var draft = stage.draft(content("段階"));
        assertThat(draft.state()).isEqualTo(AdvisoryState.DRAFT);
        var inReview = done(stage.reviewing.submit(stage.drafter(), draft.id(), 1));
        assertThat(inReview).isInstanceOf(Advisory.InReview.class);
        var approved = done(stage.reviewing.approve(stage.approver(), draft.id(), 1));
        assertThat(approved).isInstanceOfSatisfying(Advisory.Approved.class,
                each -> assertThat(each.review().judgedBy()).isEqualTo(stage.approver().person()));
        assertThat(done(stage.issuing.issue(stage.drafter(), draft.id(), 1)).state()).isEqualTo(AdvisoryState.ISSUED);
    }

    @Test
    void aDiscardedDraftIsGoneForAllAndTheSeriesGoesOn() {
        var issued = stage.issue("捨てる続報");
        var draft = done(stage.drafting.update(stage.drafter(), issued.id()));
        assertThat(refused(stage.drafting.discard(stage.ministry(), draft.id(), null)))
                .isEqualTo(new Refusal.Unknown());
        assertThat(refused(stage.drafting.discard(stage.otherOfficer(), draft.id(), 7)))
                .isInstanceOf(Refusal.Stale.class);
        done(stage.drafting.discard(stage.otherOfficer(), draft.id(), 1));
        assertThat(refused(stage.advisories.find(stage.drafter(), draft.id()))).isEqualTo(new Refusal.Unknown());
        assertThat(refused(stage.drafting.discard(stage.drafter(), draft.id(), null)))
                .isEqualTo(new Refusal.Unknown());
        assertThat(jdbc.sql("select title from advisory.version where issue = :id").param("id", draft.id().value())
                .query(String.class).list()).as("what was saved stays on record").isNotEmpty();
        // another one takes its place under the same number
        var next = done(stage.drafting.update(stage.drafter(), issued.id()));
        assertThat(next.head().ordinal()).isEqualTo(2);
        assertThat(refused(stage.drafting.discard(stage.drafter(), issued.id(), null)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.published"));
        done(stage.reviewing.submit(stage.drafter(), next.id(), null));
        assertThat(refused(stage.drafting.discard(stage.drafter(), next.id(), null)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.in-review"));
    }

    @Test
    void nothingIsIssuedWithoutApproval() {
        var draft = stage.draft(content("承認前"));
        assertThat(refused(stage.issuing.issue(stage.approver(), draft.id(), null)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.not-approved"));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(refused(stage.issuing.issue(stage.approver(), draft.id(), null)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.not-approved"));
    }

    @Test
    void nobodyApprovesWhatTheyDraftedThemselves() {
        var draft = done(stage.drafting.begin(stage.approver(),
                new NewAdvisory(Occasion.REAL, Language.JA, content("自分の起案"), List.of())));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(refused(stage.reviewing.approve(stage.approver(), draft.id(), null)))
                .isEqualTo(Refusal.Forbidden.because("advisory.refused.own-draft"));
        assertThat(done(stage.reviewing.approve(stage.otherApprover(), draft.id(), null)).state())
                .isEqualTo(AdvisoryState.APPROVED);
    }

    @Test
    void nobodyApprovesWhatTheyEditedLast() {
        var draft = stage.draft(content("直した人"));
        done(stage.drafting.save(stage.approver(), draft.id(), 1, content("直した"), List.of()));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(refused(stage.reviewing.approve(stage.approver(), draft.id(), null)))
                .isEqualTo(Refusal.Forbidden.because("advisory.refused.own-edit"));
    }

    @Test
    void savingWhatDidNotChangeMakesNobodyTheLastEditor() {
        var draft = stage.draft(content("そのまま"));
        var again = done(stage.drafting.save(stage.approver(), draft.id(), 1, draft.content(), List.of()));
        assertThat(again.head().edition()).isEqualTo(1);
        assertThat(again.head().editedBy()).isEqualTo(stage.drafter().person());
    }

    @Test
    void anOfficerWithoutThatRoleApprovesNothing() {
        var draft = stage.draft(content("役割"));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(refused(stage.reviewing.approve(stage.otherOfficer(), draft.id(), null)))
                .isEqualTo(Refusal.Forbidden.because("advisory.refused.no-approver"));
    }

    @Test
    void aStaleSaveIsRefusedAndShowsWhatChanged() {
        var draft = stage.draft(content("初めの件名"));
        done(stage.drafting.save(stage.otherOfficer(), draft.id(), 1, content("先に保存した件名"), List.of()));
        assertThat(refused(stage.drafting.save(stage.drafter(), draft.id(), 1, content("後の件名"), List.of())))
                .isInstanceOfSatisfying(Refusal.Stale.class,
                        stale -> assertThat(stale.now().content().title()).isEqualTo("先に保存した件名"));
        assertThat(refused(stage.reviewing.submit(stage.drafter(), draft.id(), 1))).isInstanceOf(Refusal.Stale.class);
    }

    @Test
    void versionsAreNeverOverwritten() {
        var draft = stage.draft(content("第1版"));
        done(stage.drafting.save(stage.drafter(), draft.id(), 1, content("第2版"), List.of()));
        done(stage.drafting.save(stage.drafter(), draft.id(), 2, content("第3版"), List.of()));
        assertThat(jdbc.sql("select title from advisory.version where issue = :issue order by edition")
                .param("issue", draft.id().value()).query(String.class).list())
                .containsExactly("第1版", "第2版", "第3版");
    }

    @Test
    void whatIsInReviewIsNotEditedUntilItComesBack() {
        var draft = stage.draft(content("審査中"));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(refused(stage.drafting.save(stage.drafter(), draft.id(), 1, content("変更"), List.of())))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.in-review"));

        assertThat(problems(stage.reviewing.sendBack(stage.approver(), draft.id(), null, " ")))
                .containsExactly("note advisory.note.missing");
        var back = done(stage.reviewing.sendBack(stage.approver(), draft.id(), null, "対象の版を確かめてください。"));
        assertThat(back).isInstanceOfSatisfying(Advisory.Draft.class,
                each -> assertThat(each.returned()).extracting(review -> review == null ? "" : review.note())
                        .isEqualTo("対象の版を確かめてください。"));
        done(stage.drafting.save(stage.drafter(), draft.id(), 1, content("直しました"), List.of()));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        assertThat(stage.deliveries.inbox(stage.approver().organisation()))
                .filteredOn(parcel -> parcel.task().equals(AdvisoryTasks.APPROVE)
                        && parcel.link().endsWith(draft.id().toString()))
                .hasSize(1).allMatch(parcel -> parcel.title().equals("直しました"));
    }

    @Test
    void whatWasApprovedAndSentBackMustBeApprovedAgain() {
        var draft = stage.draft(content("承認後の差戻し"));
        stage.approve(draft.id());
        done(stage.reviewing.sendBack(stage.drafter(), draft.id(), null, "新しい情報が入った。"));
        assertThat(refused(stage.issuing.issue(stage.drafter(), draft.id(), null)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.not-approved"));
        assertThat(jdbc.sql("select outcome from advisory.review where issue = :issue order by submitted_at, outcome")
                .param("issue", draft.id().value()).query(String.class).list())
                .containsExactlyInAnyOrder("APPROVED", "RETURNED");
    }

    @Test
    void anAdvisoryIsNeverWiderThanItsNarrowestSource() {
        var amber = stage.report(Tlp.AMBER, Occasion.REAL);
        var green = stage.report(Tlp.GREEN, Occasion.REAL);

        assertThat(refused(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(Occasion.REAL, Language.JA, content(Tlp.GREEN, "広すぎる"), List.of(amber, green)))))
                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement().satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo("advisory.tlp.wider");
                            assertThat(problem.details()).startsWith("TLP:GREEN", "TLP:AMBER");
                            assertThat(problem.details().getLast()).matches("R[0-9]+");
                        }));
        var draft = stage.draft(content(Tlp.GREEN, "広さは合っている"), green);
        assertThat(problems(stage.drafting.save(stage.drafter(), draft.id(), 1, draft.content(),
                List.of(green, amber)))).containsExactly("tlp advisory.tlp.wider");
    }

    @Test
    void aSourceThatWasNarrowedStopsTheIssueEvenAfterApproval() {
        var green = stage.report(Tlp.GREEN, Occasion.REAL);
        var draft = stage.draft(content(Tlp.GREEN, "後から狭まる"), green);
        stage.approve(draft.id());
        // a follow-up came in with a narrower marking
        jdbc.sql("update relay.entry set tlp = 'RED' where dossier = :dossier").param("dossier", green).update();
        assertThat(problems(stage.issuing.issue(stage.drafter(), draft.id(), null)))
                .containsExactly("tlp advisory.tlp.wider");
        assertThat(done(stage.advisories.find(stage.drafter(), draft.id())).state()).isEqualTo(AdvisoryState.APPROVED);
    }

    @Test
    void aDrillRestsOnDrillsOnlyAndTheRealOnTheRealOnly() {
        var real = stage.report(Tlp.GREEN, Occasion.REAL);
        var drill = stage.report(Tlp.GREEN, Occasion.DRILL);
        assertThat(problems(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(Occasion.DRILL, Language.JA, content("訓練"), List.of(real)))))
                .containsExactly("sources advisory.sources.occasion-DRILL");
        assertThat(problems(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(Occasion.REAL, Language.JA, content("実際"), List.of(drill)))))
                .containsExactly("sources advisory.sources.occasion-REAL");
    }

    @Test
    void aDrillHasNumbersOfItsOwn() {
        var draft = done(stage.drafting.begin(stage.drafter(),
                new NewAdvisory(Occasion.DRILL, Language.JA, content("訓練の情報提供"), List.of())));
        stage.approve(draft.id());
        assertThat(done(stage.issuing.issue(stage.drafter(), draft.id(), null)).number().toString())
                .startsWith("訓練-T");
    }

    @Test
    void allThatIsMissingIsSaidAtOnceBeforeReview() {
        var draft = stage.draft(new AdvisoryContent("", FormContent.empty(), List.of()));
        assertThat(problems(stage.reviewing.submit(stage.drafter(), draft.id(), null))).contains(
                "title advisory.title.missing", "importance advisory.importance.missing",
                "recipients advisory.recipients.missing").anyMatch(each -> each.startsWith("tlp "));
    }

    @Test
    void sectorsNobodyAnswersForAreNamed() {
        assertThat(problems(stage.drafting.begin(stage.drafter(), new NewAdvisory(Occasion.REAL, Language.JA,
                content(Tlp.AMBER, "宇宙", new FieldValue.Recipient("FSA", List.of(new SectorCode("space"))),
                        new FieldValue.Recipient("FSA", List.of(new SectorCode("gas")))),
                List.of())))).containsExactly("recipients[0] advisory.recipients.unknown-sector",
                        "recipients[1] advisory.recipients.other-ministry");
    }

    @Test
    void whatTheProgramFillsInIsNotTakenFromAPerson() {
        var typed = content("記入").fields().with(AdvisoryField.IDENTIFICATION_NUMBER, new FieldValue.Text("T9999"));
        var issued = stage.issue(new AdvisoryContent("記入", typed, List.of()));
        var printed = stage.advisories.printed(issued);
        assertThat(printed.text(AdvisoryField.IDENTIFICATION_NUMBER)).contains(issued.number().toString())
                .isNotEqualTo(java.util.Optional.of("T9999"));
        assertThat(printed.choice(AdvisoryField.ATTACHMENT)).contains("NO");
        assertThat(printed.get(AdvisoryField.REPORT_NUMBER)).contains(new FieldValue.Whole(1));
    }

    @Test
    void anAnnexIsKeptOnlyWhenItIsWhatItsNameSays() {
        var draft = stage.draft(content("別紙"));
        assertThat(problems(stage.drafting.attach(stage.drafter(), draft.id(), 1, "手順.pdf", utf8("これはPDFではない"))))
                .containsExactly("annex advisory.annex.content");
        assertThat(problems(stage.drafting.attach(stage.drafter(), draft.id(), 1, "run.exe", utf8("MZ"))))
                .containsExactly("annex advisory.annex.type");
        assertThat(problems(stage.drafting.attach(stage.drafter(), draft.id(), 1, "big.txt",
                new byte[AnnexFile.LIMIT + 1]))).containsExactly("annex advisory.annex.large");

        var with = done(stage.drafting.attach(stage.drafter(), draft.id(), 1, "C:\\x\\手順.pdf", utf8("%PDF-1.7 …")));
        assertThat(with.head().edition()).isEqualTo(2);
        var annex = stage.advisories.annexes(with).getFirst();
        assertThat(annex.name()).isEqualTo("手順.pdf");
        var inReview = done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        // no program can read such a file, so a person does
        var check = program.getBean(SourceCheck.class);
        for (var finding : check.findings(stage.approver(), inReview))
            done(check.letThrough(stage.approver(), draft.id(), null, finding.key(), "開いて確かめた"));
        done(stage.reviewing.approve(stage.approver(), draft.id(), null));
        var issued = done(stage.issuing.issue(stage.drafter(), draft.id(), null));
        assertThat(done(stage.advisories.annex(stage.ministry(), issued.id(), annex.id())).mediaType())
                .isEqualTo("application/pdf");
        for (var other : List.of(stage.bank(), stage.otherMinistry()))
            assertThat(refused(stage.advisories.annex(other, issued.id(), annex.id())))
                    .isInstanceOf(Refusal.Unknown.class);
        assertThat(refused(stage.advisories.annex(stage.ministry(), issued.id(), UUID.randomUUID())))
                .isInstanceOf(Refusal.Unknown.class);
    }

    @Test
    void nobodyButTheCentreDrafts() {
        for (var other : List.of(stage.ministry(), stage.bankSecretariat(), stage.bank()))
            assertThat(refused(stage.drafting.begin(other,
                    new NewAdvisory(Occasion.REAL, Language.JA, content("外から"), List.of()))))
                    .isInstanceOf(Refusal.Unknown.class);
        var draft = stage.draft(content("起案中"));
        assertThat(refused(stage.advisories.find(stage.ministry(), draft.id()))).isInstanceOf(Refusal.Unknown.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
