package dev.noroshi.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Registry;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.Negotiations.Handled;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Route;
import dev.noroshi.report.SeriesId;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// The centre asks whether it may share further than the source allowed; only the source can allow it, and stays
/// anonymous. Source: handbook II.3.1.
// a program of its own: what is found is "the newest"
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=scope-is-negotiated")
class ScopeIsNegotiatedTest {

    private static final String SUMMARY = "VPN装置に侵入された。";
    private static final String REASON = "同じ装置を使う他分野へ知らせたい。";

    @Autowired
    ApplicationContext program;
    @Autowired
    Reports reports;
    @Autowired
    Holdings holdings;
    @Autowired
    CentreReports centreReports;
    @Autowired
    Negotiations negotiations;
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
    SeriesId series;
    DossierId atCentre;

    static int hours;

    @BeforeEach
    void anAnonymousAmberReportIsAtTheCentre() {
        clock.advance(Duration.ofHours(++hours));
        way = new WayUp(program);
        var cast = new Cast(registry, lists, directory, clock);
        bank = cast.bankReporter();
        secretariat = cast.bankSecretariat();
        ministry = cast.financeMinistry();
        centre = cast.centreOfficer();
        series = reports
                .begin(bank, new Submission(WayUp.content(Tlp.AMBER, SUMMARY), Door.WEB, Occasion.REAL, Language.JA,
                        Grounds.SERIOUS_IMPACT, Route.SECRETARIAT, null))
                .series();
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
        way.carryToTheCentre(secretariat, ministry, 1);
        atCentre = newest(centre);
    }

    private DossierId newest(Caller holder) {
        return way.newest(holder).dossier().id();
    }

    private Negotiation asked() {
        return done(negotiations.ask(centre, atCentre, Tlp.GREEN, REASON));
    }

    /// What was put to somebody last.
    private UUID put(Caller to, String task) {
        return deliveries.inbox(to.organisation()).stream().filter(parcel -> parcel.task().equals(task))
                .max(Comparator.comparing(Parcel::sentAt)).orElseThrow().subject();
    }

    private Negotiation reachTheSource() {
        var question = asked();
        done(negotiations.passDown(ministry, put(ministry, Negotiations.ASKED), REASON));
        done(negotiations.passDown(secretariat, put(secretariat, Negotiations.ASKED), REASON));
        return question;
    }

    private void answerAllTheWay(@Nullable Tlp granted, String words) {
        clock.advance(Duration.ofMinutes(5));
        for (var each : List.of(bank, secretariat, ministry)) {
            done(negotiations.answer(each, waiting(each), granted, words));
            clock.advance(Duration.ofMinutes(5));
        }
    }

    /// The question somebody has to answer: what came down to it.
    private UUID waiting(Caller each) {
        var place = each == bank ? series.value() : newest(each).value();
        return negotiations.about(each, place).stream()
                .filter(one -> one.asked().equals(each.organisation()) && one.answer() == null).findFirst()
                .orElseThrow().id();
    }

    private Tlp scope() {
        return centreReports.find(atCentre.value()).orElseThrow().tlp();
    }

    private static Negotiation done(Handled handled) {
        return switch (handled) {
            case Handled.Done(var now) -> now;
            case Handled.Wrong(var problems) -> throw new AssertionError("Wrong: " + problems);
            case Handled.Unknown() -> throw new AssertionError("Unknown");
            case Handled.Refused(var reason) -> throw new AssertionError("Refused: " + reason);
        };
    }

    private static List<String> codes(Handled handled) {
        return handled instanceof Handled.Wrong(var problems)
                ? problems.stream().map(Problem::code).toList()
                : List.of("not wrong: " + handled);
    }

    @Test
    void untilTheSourceAllowsItTheReportGoesNoFurther() {
        assertThat(scope()).isEqualTo(Tlp.AMBER);
        reachTheSource();
        assertThat(scope()).isEqualTo(Tlp.AMBER);
        answerAllTheWay(Tlp.GREEN, "");
        assertThat(scope()).isEqualTo(Tlp.GREEN);
    }

    @Test
    void eachHopKnowsTheQuestionsOfItsOwnTwoSidesOnly() {
        var question = reachTheSource();
        assertThat(negotiations.open(bank, question.id())).isEmpty();
        assertThat(negotiations.open(secretariat, question.id())).isEmpty();
        assertThat(negotiations.open(ministry, question.id())).isPresent();
        var atBank = waiting(bank);
        assertThat(negotiations.open(centre, atBank)).isEmpty();
        assertThat(negotiations.open(ministry, atBank)).isEmpty();
        assertThat(negotiations.open(secretariat, atBank)).isPresent();
        assertThat(negotiations.about(centre, atCentre.value())).extracting(Negotiation::asked)
                .containsExactly(ministry.organisation());
    }

    @Test
    void theSourceMayAllowPartOfTheWay() {
        done(negotiations.ask(centre, atCentre, Tlp.CLEAR, REASON));
        done(negotiations.passDown(ministry, put(ministry, Negotiations.ASKED), REASON));
        done(negotiations.passDown(secretariat, put(secretariat, Negotiations.ASKED), REASON));
        answerAllTheWay(Tlp.GREEN, "公開はお控えください。");
        var report = centreReports.find(atCentre.value()).orElseThrow();
        assertThat(report.tlp()).isEqualTo(Tlp.GREEN);
        assertThat(report.conditions()).isEqualTo("公開はお控えください。");
        assertThat(negotiations.about(centre, atCentre.value()).getFirst().answer()).isNotNull()
                .extracting(Negotiation.Answer::result).isEqualTo(Negotiation.Result.NARROWED);
    }

    @Test
    void theSourceMayDecline() {
        reachTheSource();
        answerAllTheWay(null, "取引先が特定されるおそれがあります。");
        assertThat(scope()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void aHopOnTheWayCannotAllowWhatTheSourceDidNot() {
        reachTheSource();
        assertThat(negotiations.answer(ministry, waiting(ministry), Tlp.GREEN, ""))
                .isEqualTo(new Handled.Refused("relay.refused.scope-source-first"));
        clock.advance(Duration.ofMinutes(5));
        done(negotiations.answer(bank, waiting(bank), null, "広げないでください。"));
        assertThat(codes(negotiations.answer(secretariat, waiting(secretariat), Tlp.GREEN, "")))
                .contains("relay.scope.beyond-source");
    }

    @Test
    void nobodyAllowsMoreThanWasAskedFor() {
        reachTheSource();
        assertThat(codes(negotiations.answer(bank, waiting(bank), Tlp.CLEAR, "")))
                .contains("relay.scope.beyond-wanted");
    }

    @Test
    void theSecretariatsWordsDoNotNameTheSource() {
        reachTheSource();
        done(negotiations.answer(bank, waiting(bank), Tlp.GREEN, "つづら信用金庫の名前は出さないでください。"));
        assertThat(codes(negotiations.answer(secretariat, waiting(secretariat), Tlp.GREEN,
                "つづら信用金庫の名前は出さないでください。"))).contains("relay.scope.names-source");
    }

    @Test
    void onlyTheCentreAsksAndOnlyForMoreThanThereIs() {
        assertThat(negotiations.ask(ministry, newest(ministry), Tlp.GREEN, REASON)).isEqualTo(new Handled.Unknown());
        assertThat(negotiations.ask(ministry, atCentre, Tlp.GREEN, REASON)).isEqualTo(new Handled.Unknown());
        assertThat(codes(negotiations.ask(centre, atCentre, Tlp.AMBER, ""))).contains("relay.scope.not-wider",
                "relay.scope.reason-missing");
        asked();
        assertThat(negotiations.ask(centre, atCentre, Tlp.GREEN, REASON))
                .isEqualTo(new Handled.Refused("relay.refused.scope-asked"));
    }

    @Test
    void aSingleFieldMayBeAllowedToGoFurtherAndTheRestStays() {
        var question = done(negotiations.ask(centre, atCentre, ReportField.EVENT_SUMMARY, Tlp.GREEN, REASON));
        assertThat(question.field()).isEqualTo(ReportField.EVENT_SUMMARY);
        done(negotiations.passDown(ministry, put(ministry, Negotiations.ASKED), REASON));
        var atSecretariat = done(negotiations.passDown(secretariat, put(secretariat, Negotiations.ASKED), REASON));
        assertThat(atSecretariat.field()).as("every hop asks for the same").isEqualTo(ReportField.EVENT_SUMMARY);
        assertThat(report().scope(ReportField.EVENT_SUMMARY)).as("nothing is allowed yet").isEqualTo(Tlp.AMBER);
        answerAllTheWay(Tlp.GREEN, "要約に限る。");

        assertThat(report().scope(ReportField.EVENT_SUMMARY)).isEqualTo(Tlp.GREEN);
        assertThat(report().widestFrom(List.of(ReportField.EVENT_SUMMARY))).isEqualTo(Tlp.GREEN);
        assertThat(report().tlp()).as("the rest").isEqualTo(Tlp.AMBER);
        assertThat(report().widestFrom(List.of())).isEqualTo(Tlp.AMBER);
        assertThat(report().widestFrom(List.of(ReportField.EVENT_SUMMARY, ReportField.SECTOR))).isEqualTo(Tlp.AMBER);
    }

    @Test
    void aFieldIsAskedForOnlyWhereItSaysSomethingAndForMoreThanItMayNow() {
        assertThat(codes(negotiations.ask(centre, atCentre, ReportField.LESSONS, Tlp.GREEN, REASON)))
                .contains("not-a-part");
        assertThat(codes(negotiations.ask(centre, atCentre, ReportField.EVENT_SUMMARY, Tlp.AMBER, REASON)))
                .contains("relay.scope.not-wider");
    }

    @Test
    void whatWasAllowedForAFieldEndsWithTheNextReport() {
        done(negotiations.ask(centre, atCentre, ReportField.EVENT_SUMMARY, Tlp.GREEN, REASON));
        done(negotiations.passDown(ministry, put(ministry, Negotiations.ASKED), REASON));
        done(negotiations.passDown(secretariat, put(secretariat, Negotiations.ASKED), REASON));
        answerAllTheWay(Tlp.GREEN, "");
        clock.advance(Duration.ofMinutes(5));
        reports.followUp(bank, series, dev.noroshi.report.ReportKind.FOLLOW_UP, Door.WEB);
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
        way.carryToTheCentre(secretariat, ministry, 2);
        assertThat(report().scope(ReportField.EVENT_SUMMARY)).isEqualTo(Tlp.AMBER);
    }

    private CentreReport report() {
        return centreReports.find(atCentre.value()).orElseThrow();
    }

    @Test
    void anAnswerStands() {
        reachTheSource();
        var question = waiting(bank);
        done(negotiations.answer(bank, question, Tlp.GREEN, ""));
        assertThat(negotiations.answer(bank, question, null, "やはり広げません。"))
                .isEqualTo(new Handled.Refused("relay.refused.scope-answered"));
    }

    @Test
    void aFollowUpIsMarkedAnew() {
        reachTheSource();
        answerAllTheWay(Tlp.GREEN, "");
        assertThat(scope()).isEqualTo(Tlp.GREEN);
        clock.advance(Duration.ofMinutes(5));
        reports.followUp(bank, series, dev.noroshi.report.ReportKind.FOLLOW_UP, Door.WEB);
        assertThat(reports.submitLatest(bank, series)).isInstanceOf(Outcome.Submitted.class);
        way.carryToTheCentre(secretariat, ministry, 2);
        assertThat(scope()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void everybodyHasInTheInboxWhatIsToBeDoneAndNothingAfterwards() {
        reachTheSource();
        answerAllTheWay(Tlp.GREEN, "");
        for (var each : List.of(bank, secretariat, ministry))
            assertThat(deliveries.inbox(each.organisation()).stream().filter(
                    parcel -> parcel.task().startsWith("scope.")
                            && parcel.sentAt().isAfter(clock.instant().minus(Duration.ofMinutes(40)))))
                    .isEmpty();
        var answered = put(centre, Negotiations.ANSWERED);
        negotiations.open(centre, answered);
        assertThat(deliveries.inbox(centre.organisation())).noneMatch(parcel -> parcel.subject().equals(answered));
    }
}
