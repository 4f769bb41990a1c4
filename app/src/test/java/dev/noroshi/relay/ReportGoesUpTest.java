package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.report.Door;
import dev.noroshi.report.Draft;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Step;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The way up: what an operator tells reaches the centre with a number and without a name.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=report-goes-up")
class ReportGoesUpTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Reports reports;
    @Autowired
    OwnReports ownReports;
    @Autowired
    Holdings holdings;
    @Autowired
    Anonymising anonymising;
    @Autowired
    Desk desk;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Registry registry;
    @Autowired
    CeptoarLists lists;
    @Autowired
    Directory directory;
    @Autowired
    SettableClock clock;

    WayUp way;
    Caller bank;
    Caller secretariat;
    Caller ministry;
    Caller centre;

    /// The tests share one database: each happens an hour after the one before, so that its dossiers are the newest.
    static int hours;

    @BeforeEach
    void cast() {
        clock.advance(Duration.ofHours(++hours));
        way = new WayUp(program);
        var cast = new Cast(registry, lists, directory, clock);
        bank = cast.bankReporter();
        secretariat = cast.bankSecretariat();
        ministry = cast.financeMinistry();
        centre = cast.centreOfficer();
    }

    @Test
    void aReportReachesTheCentreWithANumberThatComesBackToEverybodyOnThePath() {
        var series = submit(content("つづら信用金庫の会員サイトが改ざんされた。"));
        var number = way.carryToTheCentre(secretariat, ministry, 1).orElseThrow();

        assertThat(number).matches("R[0-9]+");
        assertThat(ownReports.find(bank, series).orElseThrow().number()).isEqualTo(number);
        for (var holder : List.of(secretariat, ministry, centre))
            assertThat(newest(holder).dossier().identification().orElseThrow()).hasToString(number);
    }

    @Test
    void pastTheSecretariatNothingNamesTheReporter() {
        var series = submit(content("つづら信用金庫（ib.tsuzura.example.jp）の会員サイトが改ざんされた。連絡先は萩ノ宮。"));
        way.carryToTheCentre(secretariat, ministry, 1);

        for (var holder : List.of(ministry, centre)) {
            var held = holdings.find(holder, newest(holder).dossier().id()).orElseThrow();
            assertThat(held.dossier().sender()).isNotEqualTo(bank.organisation());
            assertThat(held.entries()).allSatisfy(entry -> {
                assertThat(entry.trail().getFirst().isWithheld()).isTrue();
                assertThat(entry.title()).doesNotContain("つづら");
                assertThat(entry.content().values().values().toString()).doesNotContain("つづら",
                        bank.organisation().value());
            });
        }
    }

    @Test
    void theCopyCannotLeaveWhileASuggestionIsUndecided() {
        submit(content("つづら信用金庫の会員サイトが改ざんされた。"));
        var dossier = newest(secretariat).dossier().id();
        var copy = anonymising.begin(secretariat, dossier, 1).orElseThrow();

        assertThat(copy.undecided()).isGreaterThanOrEqualTo(2);
        assertThat(desk.passOn(secretariat, dossier, 1)).isEqualTo(new Handling.Undecided(copy.undecided()));
    }

    @Test
    void theSecretariatSeesTheOriginalBesideTheCopy() {
        submit(content("つづら信用金庫の会員サイトが改ざんされた。"));
        var dossier = newest(secretariat).dossier().id();
        way.anonymise(secretariat, dossier, 1);

        var copy = anonymising.find(secretariat, dossier, 1).orElseThrow();
        assertThat(copy.original().text(ReportField.OPERATOR)).contains("つづら信用金庫");
        assertThat(copy.content().text(ReportField.OPERATOR)).contains("金融分野の事業者");
        assertThat(copy.content().text(ReportField.EVENT_SUMMARY)).contains("当該事業者の会員サイトが改ざんされた。");
        assertThat(copy.content().text(ReportField.SENDER_MINISTRY)).isPresent().get().asString()
                .doesNotContain("つづら");
    }

    @Test
    void aFollowUpBearsTheNumberOfItsFirstReport() {
        var series = submit(content("端末が感染した。"));
        var number = way.carryToTheCentre(secretariat, ministry, 1).orElseThrow();
        followUp(series, "感染は3台だった。");

        assertThat(way.carryToTheCentre(secretariat, ministry, 2)).contains(number + "-2");
        assertThat(newest(centre).ordinal()).isEqualTo(2);
    }

    @Test
    void aFollowUpThatOvertakesItsFirstReportWaitsForIt() {
        var series = submit(content("端末が感染した。"));
        followUp(series, "感染は3台だった。");
        var atSecretariat = newest(secretariat).dossier().id();
        way.anonymise(secretariat, atSecretariat, 2);
        desk.passOn(secretariat, atSecretariat, 2);
        var atMinistry = newest(ministry).dossier().id();

        assertThat(desk.passOn(ministry, atMinistry, 2))
                .isEqualTo(new Handling.PassedOn(centre.organisation(), Optional.empty()));
        assertThat(newest(centre).dossier().state()).isEqualTo(DossierState.WAITING);

        way.anonymise(secretariat, atSecretariat, 1);
        desk.passOn(secretariat, atSecretariat, 1);
        var handling = (Handling.PassedOn) desk.passOn(ministry, atMinistry, 1);
        var held = holdings.find(centre, newest(centre).dossier().id()).orElseThrow();
        assertThat(handling.number()).isPresent();
        assertThat(held.entries()).hasSize(2).allMatch(entry -> entry.state() == EntryState.RECEIVED);
        assertThat(deliveries.inbox(centre.organisation())).extracting(parcel -> parcel.number())
                .contains(handling.number().get().toString(), handling.number().get().withOrdinal(2).toString());
    }

    @Test
    void whatWasHandedOnIsFoundInItsOwnDossierOnly() {
        submit(content("端末が感染した。"));
        var first = newest(secretariat).dossier().id();
        way.anonymise(secretariat, first, 1);
        desk.passOn(secretariat, first, 1);
        clock.advance(Duration.ofMinutes(1));
        submit(content("別の端末が感染した。"));
        var second = newest(secretariat).dossier().id();
        var entry = holdings.find(secretariat, first).orElseThrow().entries().getFirst().id();
        assertThat(holdings.handedOn(secretariat, first, entry)).isPresent();
        assertThat(holdings.handedOn(secretariat, second, entry)).isEmpty();
    }

    @Test
    void aReturnedReportComesAgainAndTheFirstVersionStays() {
        var series = submit(content("端末が感染した。"));
        var dossier = newest(secretariat).dossier().id();
        assertThat(desk.giveBack(secretariat, dossier, 1, "装置の時計は合っていましたか。"))
                .isEqualTo(new Handling.Returned(bank.organisation()));
        assertThat(ownReports.find(bank, series).orElseThrow().now().orElseThrow().note())
                .isEqualTo("装置の時計は合っていましたか。");

        var again = draft(reports.revise(bank, series, Door.WEB));
        reports.save(bank, series, again.edition(),
                again.content().with(ReportField.SUPPLEMENT, new FieldValue.Text("時計は合っていた。")));
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);

        var held = holdings.find(secretariat, dossier).orElseThrow();
        assertThat(held.entries()).extracting(Entry::revision).containsExactly(2, 1);
        assertThat(held.entries().getLast().content().text(ReportField.SUPPLEMENT)).isEmpty();
        assertThat(way.carryToTheCentre(secretariat, ministry, 1)).isPresent();
    }

    @Test
    void theMinistryMayReturnACopyAndTheSecretariatHandsItOnAgain() {
        var series = submit(content("端末が感染した。"));
        var atSecretariat = newest(secretariat).dossier().id();
        way.anonymise(secretariat, atSecretariat, 1);
        desk.passOn(secretariat, atSecretariat, 1);
        var atMinistry = newest(ministry).dossier().id();

        desk.giveBack(ministry, atMinistry, 1, "分野名を確認してください。");
        assertThat(desk.passOn(secretariat, atSecretariat, 1)).isInstanceOf(Handling.PassedOn.class);

        assertThat(holdings.find(ministry, atMinistry).orElseThrow().entries()).extracting(Entry::revision)
                .containsExactly(2, 1);
        assertThat(way.carryFromTheMinistry(ministry, 1)).isPresent();
        assertThat(ownReports.find(bank, series).orElseThrow().number()).isNotNull();
    }

    @Test
    void aWithdrawalIsSeenByEverybodyAndTakesNothingAway() {
        var series = submit(content("不審な通信を検知した。"));
        way.carryToTheCentre(secretariat, ministry, 1);
        reports.withdraw(bank, series, Door.WEB, "誤検知と判明したため");
        way.carryToTheCentre(secretariat, ministry, 2);

        var held = holdings.find(centre, newest(centre).dossier().id()).orElseThrow();
        assertThat(held.dossier().state()).isEqualTo(DossierState.WITHDRAWN);
        assertThat(held.entries()).extracting(Entry::kind).containsExactly(ReportKind.WITHDRAWAL, ReportKind.FIRST);
        assertThat(ownReports.find(bank, series).orElseThrow().state()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatLawsRequireDoesNotGoByWayOfTheSecretariat() {
        var draft = reports.begin(bank, new Submission(content("勘定系が停止した。"), Door.WEB, Occasion.REAL, Language.JA,
                Grounds.REQUIRED_BY_LAW, Route.SECRETARIAT, null));
        assertThat(reports.submitLatest(bank, draft.series())).isInstanceOfSatisfying(Outcome.Incomplete.class,
                incomplete -> assertThat(incomplete.problems()).extracting(p -> p.code())
                        .contains("report.route.law-means-ministry"));
        assertThat(reports.direct(bank, draft.series(), Grounds.REQUIRED_BY_LAW, Route.MINISTRY))
                .isInstanceOf(Outcome.Saved.class);
        assertThat(reports.submitLatest(bank, draft.series())).isInstanceOf(Outcome.Submitted.class);
        assertThat(newest(ministry).dossier().sender()).isEqualTo(bank.organisation());
    }

    @Test
    void aDrillHasNumbersOfItsOwn() {
        var draft = reports.begin(bank, new Submission(content("【訓練】端末が感染した。"), Door.WEB, Occasion.DRILL, Language.JA,
                Grounds.OWN_JUDGEMENT, null, null));
        reports.submitLatest(bank, draft.series());
        assertThat(way.carryToTheCentre(secretariat, ministry, 1).orElseThrow()).startsWith("訓練-R");
    }

    @Test
    void aDraftSavedBySomebodyElseInBetweenIsNotOverwritten() {
        var draft = reports.begin(bank, Submission.of(content("端末が感染した。"), Door.WEB));
        reports.save(bank, draft.series(), 1, draft.content().with(ReportField.LESSONS, new FieldValue.Text("先の保存")));
        assertThat(reports.save(bank, draft.series(), 1, draft.content())).isInstanceOfSatisfying(Outcome.Stale.class,
                stale -> assertThat(stale.current().content().text(ReportField.LESSONS)).contains("先の保存"));
    }

    @Test
    void nobodyServesADraftOrADossierOfAnotherOrganisation() {
        var series = submit(content("端末が感染した。"));
        var dossier = newest(secretariat).dossier().id();
        assertThat(ownReports.find(secretariat, series)).isEmpty();
        assertThat(holdings.find(ministry, dossier)).isEmpty();
        assertThat(desk.passOn(ministry, dossier, 1)).isEqualTo(new Handling.NotHeld());
        assertThat(reports.withdraw(secretariat, series, Door.WEB, "理由")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theReporterSeesWhoHasTheReportSinceWhen() {
        var series = submit(content("端末が感染した。"));
        clock.advance(Duration.ofMinutes(5));
        holdings.open(secretariat, newest(secretariat).dossier().id());
        way.carryToTheCentre(secretariat, ministry, 1);
        desk.analyse(centre, newest(centre).dossier().id());

        assertThat(ownReports.find(bank, series).orElseThrow().progress()).extracting(p -> p.step())
                .containsSubsequence(Step.SUBMITTED, Step.OPENED, Step.PASSED_ON, Step.PASSED_ON, Step.NUMBERED,
                        Step.UNDER_ANALYSIS);
    }

    // ---- the path ----

    private static FormContent content(String summary) {
        return WayUp.content(Tlp.AMBER, summary);
    }

    private SeriesId submit(FormContent content) {
        var draft = reports.begin(bank, Submission.of(content, Door.WEB));
        assertThat(reports.submit(bank, draft.series(), draft.edition())).isInstanceOf(Outcome.Submitted.class);
        clock.advance(Duration.ofMinutes(1));
        return draft.series();
    }

    private void followUp(SeriesId series, String supplement) {
        var draft = draft(reports.followUp(bank, series, ReportKind.FOLLOW_UP, Door.WEB));
        reports.save(bank, series, draft.edition(),
                draft.content().with(ReportField.SUPPLEMENT, new FieldValue.Text(supplement)));
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
        clock.advance(Duration.ofMinutes(1));
    }

    private HeldSummary newest(Caller holder) {
        return way.newest(holder);
    }

    private static Draft draft(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Saved.class);
        return ((Outcome.Saved) outcome).draft();
    }

}
