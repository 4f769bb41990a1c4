package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.NoroshiTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What went out is replaced by a later report, or taken back; nothing of it is lost.
@NoroshiTest
// what arrived last is looked for, and elsewhere clocks go ahead
@TestPropertySource(properties = "noroshi.test=update-and-recall")
class UpdateAndRecallTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Answers answers;
    @Autowired
    Viewing viewing;
    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    @Test
    void anUpdateKeepsTheNumberAndTakesThePlaceOfTheReportBefore() {
        var first = stage.spread("第1報");
        done(stage.advisories.open(stage.bank(), first.id()));
        stage.clock.advance(Duration.ofHours(1));
        var second = update(first, "第2報");

        assertThat(second.number()).isEqualTo(first.number().withOrdinal(2));
        assertThat(done(stage.advisories.find(stage.drafter(), first.id()))).isInstanceOf(Advisory.Superseded.class);
        for (var hop : List.of(stage.ministry(), stage.bankSecretariat(), stage.bank()))
            assertThat(stage.inbox(hop)).doesNotContain(first.id().value());
        assertThat(stage.inbox(stage.ministry())).contains(second.id().value());
        assertThat(refused(stage.advisories.find(stage.bank(), second.id()))).isInstanceOf(Refusal.Unknown.class);

        done(stage.passingOn.passOn(stage.ministry(), second.id(), PassOn.toAll()));
        done(stage.passingOn.passOn(stage.bankSecretariat(), second.id(), PassOn.toAll()));
        done(answers.acknowledge(stage.bank(), stage.parcel(stage.bank(), second.id()).id(),
                Acknowledgement.RECEIPT));
        assertThat(stage.reaches.followed(first.id(), second.id())).isEqualTo(new Reaches.Followed(3, 3));
        assertThat(stage.advisories.changed(stage.bank(), done(stage.advisories.find(stage.bank(), second.id()))))
                .containsExactly(AdvisoryField.TARGET);
    }

    @Test
    void whatWasReplacedIsConfirmedAndPassedOnNoLonger() {
        var first = stage.issue("差し替え前");
        var parcel = stage.parcel(stage.ministry(), first.id());
        update(first, "差し替え後");
        assertThat(refused(stage.passingOn.passOn(stage.ministry(), first.id(), PassOn.toAll())))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.superseded"));
        assertThat(refused(answers.acknowledge(stage.ministry(), parcel.id(), Acknowledgement.RECEIPT)))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.superseded"));
    }

    @Test
    void aSeriesHasOneDraftAtATime() {
        var first = stage.issue("一つだけ");
        done(stage.drafting.update(stage.drafter(), first.id()));
        assertThat(refused(stage.drafting.update(stage.otherOfficer(), first.id())))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.draft-open"));
    }

    @Test
    void aRecalledAdvisoryLeavesATombstoneEverywhereItWentAndItsTextNowhere() {
        var issued = stage.spread("対象の版を誤った");
        done(stage.advisories.open(stage.bank(), issued.id()));
        stage.clock.advance(Duration.ofHours(1));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "対象の版が誤っていたため。"));

        for (var hop : List.of(stage.ministry(), stage.bankSecretariat(), stage.bank(),
                stage.securitiesSecretariat())) {
            assertThat(refused(stage.advisories.open(hop, issued.id()))).isInstanceOfSatisfying(Refusal.Recalled.class,
                    recalled -> assertThat(recalled.tombstone().reason()).isEqualTo("対象の版が誤っていたため。"));
            assertThat(stage.deliveries.inbox(hop.organisation()))
                    .filteredOn(parcel -> parcel.subject().equals(issued.id().value())).singleElement()
                    .extracting(parcel -> parcel.task()).isEqualTo(AdvisoryTasks.RECALLED);
            assertThat(stage.advisories.arrivals(hop, null, 50)).filteredOn(each -> each.id().equals(issued.id()))
                    .singleElement().extracting(each -> each.tombstone()).isNotNull();
        }
        assertThat(refused(stage.advisories.find(stage.securitiesFirm(), issued.id())))
                .as("it never went there").isInstanceOf(Refusal.Unknown.class);
        assertThat(done(stage.advisories.find(stage.drafter(), issued.id())).content().fields()
                .text(AdvisoryField.OVERVIEW)).isPresent();
        assertThat(refused(stage.passingOn.passOn(stage.securitiesSecretariat(), issued.id(), PassOn.toAll())))
                .isInstanceOf(Refusal.Recalled.class);
    }

    @Test
    void theDatabaseShowsTheTextOfWhatWasRecalledToNobodyBelowTheCentreWhateverIsAsked() {
        var word = "とりけされたことば";
        var issued = stage.spread(word + "の題");
        var annexed = issuedWithAnnex(word);
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。"));
        for (var hop : List.of(stage.ministry(), stage.bankSecretariat(), stage.bank())) {
            assertThat(versions(hop, issued.id())).as(hop.organisation() + " when it was recalled").isZero();
            assertThat(titles(hop, issued.id())).as("the tombstone").containsExactly(word + "の題");
        }
        assertThat(versions(stage.drafter(), issued.id())).as("who wrote it, answers for it").isPositive();

        assertThat(files(stage.ministry(), annexed.id())).as("while it stands").isEqualTo(1);
        assertThat(versions(stage.ministry(), annexed.id())).as("what was issued, and no draft of it").isEqualTo(1);
        done(stage.recalling.recall(stage.drafter(), annexed.id(), "誤り。"));
        assertThat(files(stage.ministry(), annexed.id())).isZero();
        assertThat(versions(stage.ministry(), annexed.id())).isZero();
    }

    @Test
    void theDatabaseShowsWhatWasDiscardedToNobodyNotEvenTheCentre() {
        var draft = stage.draft(content("すてられた題"), stage.report(Tlp.GREEN, Occasion.REAL));
        done(stage.reviewing.submit(stage.drafter(), draft.id(), null));
        done(stage.reviewing.sendBack(stage.approver(), draft.id(), null, "書き直してください。"));
        assertThat(rows(stage.drafter(), "version", draft.id())).isPositive();
        assertThat(rows(stage.drafter(), "source", draft.id())).isPositive();
        assertThat(rows(stage.drafter(), "review", draft.id())).isPositive();
        done(stage.drafting.discard(stage.drafter(), draft.id(), null));
        for (var table : List.of("version", "source", "drawn", "review"))
            assertThat(rows(stage.drafter(), table, draft.id())).as(table).isZero();
        assertThat(titles(stage.drafter(), draft.id())).as("the tombstone has no title").containsExactly("");
    }

    private Advisory.Issued issuedWithAnnex(String text) {
        var draft = stage.draft(content("別紙のある注意喚起"));
        done(stage.drafting.attach(stage.drafter(), draft.id(), null, "a.txt", text.getBytes(StandardCharsets.UTF_8)));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }

    private int versions(Caller caller, AdvisoryId id) {
        return rows(caller, "version", id);
    }

    private int rows(Caller caller, String table, AdvisoryId id) {
        return shown(caller, "select count(*)::text from advisory." + table + " where issue = :id", id)
                .stream().mapToInt(Integer::parseInt).sum();
    }

    private int files(Caller caller, AdvisoryId id) {
        return shown(caller, """
                select a.id::text from advisory.annex a join advisory.issue i on i.series = a.series
                where i.id = :id""", id).size();
    }

    private List<String> titles(Caller caller, AdvisoryId id) {
        return shown(caller, "select title from advisory.issue where id = :id", id);
    }

    /// What the database answers somebody's organisation, whoever of it asks.
    private List<String> shown(Caller caller, String sql, AdvisoryId id) {
        return viewing.as(new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC),
                () -> jdbc.sql(sql).param("id", id.value()).query(String.class).list());
    }

    @Test
    void theCentreSeesWhoHadOpenedARecalledTextAndWhoTookNote() {
        var issued = stage.spread("開いた後の撤回");
        done(stage.advisories.open(stage.bank(), issued.id()));
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。"));
        refused(stage.advisories.open(stage.otherBank(), issued.id())); // the tombstone only

        var told = stage.told(stage.bank(), issued.id());
        assertThat(told.task()).isEqualTo(AdvisoryTasks.RECALLED);
        done(answers.acknowledge(stage.bank(), told.id(), Acknowledgement.RECEIPT));
        assertThat(stage.inbox(stage.bank())).doesNotContain(issued.id().value());

        var recall = java.util.Objects
                .requireNonNull(done(stage.reaches.of(stage.drafter(), issued.id())).recall());
        assertThat(recall.told()).isEqualTo(11);
        assertThat(recall.hadOpened()).extracting(each -> each.value()).contains("op-bank-02")
                .doesNotContain("op-bank-01");
        assertThat(recall.confirmed()).isEqualTo(1);
        assertThat(recall.hadOpenedConfirmed()).isEqualTo(1);
    }

    @Test
    void aRecallNeedsAReasonAndHappensOnce() {
        var issued = stage.issue("一度だけ");
        assertThat(problems(stage.recalling.recall(stage.drafter(), issued.id(), " ")))
                .containsExactly("reason advisory.recall.reason-missing");
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。"));
        assertThat(refused(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。")))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.recalled"));
        var draft = stage.draft(content("未発出"));
        assertThat(refused(stage.recalling.recall(stage.drafter(), draft.id(), "誤り。")))
                .isEqualTo(Refusal.Conflict.because("advisory.refused.not-published"));
        assertThat(refused(stage.recalling.recall(stage.ministry(), issued.id(), "誤り。")))
                .isInstanceOf(Refusal.Unknown.class);
    }

    @Test
    void aCorrectedReportMayFollowARecall() {
        var issued = stage.issue("誤った第1報");
        done(stage.recalling.recall(stage.drafter(), issued.id(), "誤り。"));
        var second = update(issued, "正しい第2報");
        assertThat(second.number()).isEqualTo(issued.number().withOrdinal(2));
        assertThat(done(stage.advisories.find(stage.drafter(), issued.id()))).isInstanceOf(Advisory.Recalled.class);
    }

    private Advisory.Issued update(Advisory first, String title) {
        var draft = done(stage.drafting.update(stage.drafter(), first.id()));
        var content = new AdvisoryContent(title, draft.content().fields().with(AdvisoryField.TARGET,
                new FieldValue.Text("保守委託先が設置した装置を含む。")), List.of());
        done(stage.drafting.save(stage.drafter(), draft.id(), 1, content, List.of()));
        stage.approve(draft.id());
        return done(stage.issuing.issue(stage.drafter(), draft.id(), null));
    }
}
