package dev.noroshi.hotline;

import dev.noroshi.kernel.Outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.report.OwnReports;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// An emergency call is at the other end at once, and stays between its two sides.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=hotline")
class HotlineTest extends AtTheHotline {

    @Autowired
    Escalation escalation;
    @Autowired
    Deliveries deliveries;
    @Autowired
    OwnReports ownReports;

    @BeforeEach
    void nothingWaits() {
        jdbc.sql("update hotline.call set next_step_at = null").update();
        jdbc.sql("delete from hotline.way").update();
    }

    @Test
    void theCentreHasTheCallInItsInboxAtOnceAsAWarningForItsEyesOnly() {
        var call = placed(cast.bankReporter(), Set.of());
        var parcel = parcel(cast.centreOfficer(), call, "hotline.take");
        assertThat(parcel.importance()).isEqualTo(Importance.WARNING);
        assertThat(parcel.tlp()).isEqualTo(Tlp.RED);
        assertThat(parcel.dueAt()).isEqualTo(call.sentAt().plus(Duration.ofMinutes(10)));
        assertThat(desk.find(cast.centreOfficer(), call.id())).get().extracting(Call::line).isEqualTo(LINE);
    }

    @Test
    void nobodyButTheTwoSidesFindsTheCallAndTheDatabaseShowsItToNobodyElse() {
        var call = placed(cast.bankReporter(), Set.of(Informed.SECRETARIAT, Informed.MINISTRY));
        done(desk.take(cast.centreOfficer(), call.id()));
        done(desk.note(cast.centreOfficer(), call.id(), "折り返した"));
        for (var outside : List.of(cast.bankSecretariat(), cast.financeMinistry(), cast.telecomReporter())) {
            assertThat(desk.find(outside, call.id())).isEmpty();
            assertThat(hotline.find(outside, call.id())).isEmpty();
            assertThat(desk.take(outside, call.id())).isInstanceOf(Outcome.Unknown.class);
            assertThat(desk.note(outside, call.id(), "x")).isInstanceOf(Outcome.Unknown.class);
            assertThat(seen(outside, "hotline.call where id = '" + call.id() + "'")).isZero();
            assertThat(seen(outside, "hotline.note where call = '" + call.id() + "'")).isZero();
        }
        for (var side : List.of(cast.bankReporter(), cast.centreOfficer())) {
            assertThat(seen(side, "hotline.call where id = '" + call.id() + "'")).isOne();
            assertThat(seen(side, "hotline.note where call = '" + call.id() + "'")).isOne();
        }
        assertThat(count(Viewer.NOBODY, "hotline.call")).isZero();
    }

    @Test
    void sentTwiceItIsOneCallAndTheKeyOfAnotherIsRefused() {
        var key = UUID.randomUUID().toString();
        var first = done(hotline.place(cast.bankReporter(), call(LINE, key, Way.CENTRE, Set.of())));
        var second = done(hotline.place(cast.bankReporter(), call(LINE, key, Way.CENTRE, Set.of())));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(deliveries.parcelsOf(cast.centreOfficer().organisation(), first.id().value())).hasSize(1);
        assertThat(hotline.place(cast.bankReporter(), call("別のこと", key, Way.CENTRE, Set.of())))
                .isEqualTo(new Outcome.Conflict<Call>("idempotency-key-used"));
    }

    @Test
    void whoeverIsInformedLearnsThatThereIsACallAndNothingOfWhatItSays() {
        var call = placed(cast.bankReporter(), Set.of(Informed.SECRETARIAT));
        var parcel = parcel(cast.bankSecretariat(), call, "hotline.know");
        assertThat(parcel.title()).doesNotContain(LINE);
        assertThat(hotline.known(cast.bankSecretariat(), call.id())).get().extracting(Hotline.Known::organisation)
                .isEqualTo(cast.bankReporter().organisation());
        assertThat(deliveries.parcelsOf(cast.financeMinistry().organisation(), call.id().value())).isEmpty();
        assertThat(hotline.known(cast.financeMinistry(), call.id())).isEmpty();
    }

    @Test
    void theCallerSeesWhoHasTakenItAndWhenAndWhoeverComesSecondTakesNothingOver() {
        var call = placed(cast.bankReporter(), Set.of());
        clock.advance(Duration.ofMinutes(3));
        done(desk.take(cast.centreOfficer(), call.id()));
        var analyst = cast.person("matsubi.hideaki");
        assertThat(desk.take(analyst, call.id())).isEqualTo(new Outcome.Conflict<Call>("hotline.taken-already"));

        var told = parcel(cast.bankReporter(), call, "hotline.taken");
        assertThat(told.doneAt()).isNull();
        var seen = hotline.find(cast.bankReporter(), call.id()).orElseThrow();
        assertThat(seen.takenBy()).isEqualTo(cast.centreOfficer().person());
        assertThat(seen.answeredAfter()).contains(Duration.ofMinutes(3));
        assertThat(parcel(cast.centreOfficer(), call, "hotline.take").doneAt()).isNotNull();
        assertThat(parcel(cast.bankReporter(), call, "hotline.taken").doneAt()).isNotNull();

        done(desk.handle(analyst, call.id()));
        assertThat(hotline.find(cast.bankReporter(), call.id())).get().extracting(Call::handler)
                .isEqualTo(analyst.person());
    }

    @Test
    void aCallNobodyTakesIsEscalatedStepByStepUntilThereIsNobodyLeftToAsk() {
        var call = placed(cast.bankReporter(), Set.of());
        clock.advance(Duration.ofMinutes(9));
        assertThat(escalation.escalate()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(escalation.escalate()).isOne();
        assertThat(parcel(cast.centreOfficer(), call, "hotline.take-next").doneAt()).isNull();
        assertThat(escalation.escalate()).as("the next step has its own time").isZero();
        // the program stood still for a night; what is due is due
        clock.advance(Duration.ofHours(8));
        assertThat(escalation.escalate()).isOne();
        assertThat(parcel(cast.centreOfficer(), call, "hotline.take-last").doneAt()).isNull();
        clock.advance(Duration.ofHours(8));
        assertThat(escalation.escalate()).isZero();
        done(desk.take(cast.centreOfficer(), call.id()));
        assertThat(deliveries.parcelsOf(cast.centreOfficer().organisation(), call.id().value()))
                .allSatisfy(each -> assertThat(each.doneAt()).isNotNull());
    }

    @Test
    void aMinistryCallsTheCentreAndStepsMissedWhileTheProgramStoodStillFollowAtOnce() {
        var call = placed(cast.financeMinistry(), Set.of());
        assertThat(parcel(cast.centreOfficer(), call, "hotline.take").importance())
                .isEqualTo(dev.noroshi.kernel.Importance.WARNING);
        clock.advance(Duration.ofHours(8));
        assertThat(escalation.escalate()).isOne();
        assertThat(escalation.escalate()).isOne();
        assertThat(escalation.escalate()).as("nobody is left to ask").isZero();
        assertThat(desk.find(cast.centreOfficer(), call.id())).get().extracting(Call::step).isEqualTo(2);
        assertThat(done(desk.take(cast.centreOfficer(), call.id())).answeredAfter()).contains(Duration.ofHours(8));
    }

    @Test
    void whatIsTakenIsNotEscalated() {
        var call = placed(cast.bankReporter(), Set.of());
        done(desk.take(cast.centreOfficer(), call.id()));
        clock.advance(Duration.ofHours(1));
        assertThat(escalation.escalate()).isZero();
        assertThat(desk.find(cast.centreOfficer(), call.id())).get().extracting(Call::step).isEqualTo(0);
    }

    @Test
    void aCallBecomesADraftReportAndOnlyTheCallerSeesThatTheyBelongTogether() {
        var call = placed(cast.bankReporter(), Set.of());
        var series = done(hotline.report(cast.bankReporter(), call.id()));
        var draft = ownReports.find(cast.bankReporter(), series).orElseThrow().draft().orElseThrow();
        assertThat(draft.content().text(ReportField.EVENT_SUMMARY)).contains(LINE);
        assertThat(draft.content().text(ReportField.SENDER_PHONE)).contains("03-0000-4410");
        assertThat(draft.content().values().toString()).doesNotContain(call.id().toString(), "緊急連絡");
        assertThat(done(hotline.report(cast.bankReporter(), call.id()))).as("pressed twice").isEqualTo(series);
        assertThat(hotline.callOf(cast.bankReporter(), series)).contains(call.id());
        assertThat(hotline.report(cast.telecomReporter(), call.id())).isInstanceOf(Outcome.Unknown.class);
        assertThat(seen(cast.centreOfficer(), "hotline.report")).isZero();
    }

    @Test
    void whereTheOrganisationChoseSoTheSecretariatPassesItOnAndTheCentreNeverLearnsWhoItWas() {
        var member = cast.bankReporter();
        assertThat(problems(hotline.place(member, call(LINE, "k1" + UUID.randomUUID(), Way.SECRETARIAT, Set.of()))))
                .containsExactly("way hotline.way-not-chosen");
        done(hotline.choose(cast.person("haginomiya.wataru"), Way.SECRETARIAT));
        var call = done(hotline.place(member, call(LINE, "k2" + UUID.randomUUID(), Way.SECRETARIAT, Set.of())));
        assertThat(call.addressee()).isEqualTo(cast.bankSecretariat().organisation());
        assertThat(seen(cast.centreOfficer(), "hotline.call where id = '" + call.id() + "'")).isZero();

        var onward = done(desk.passOn(cast.bankSecretariat(), call.id(),
                call("構成員の基幹の仕組みが止まった", "k3" + UUID.randomUUID(), Way.CENTRE, Set.of())));
        assertThat(onward.organisation()).isEqualTo(cast.bankSecretariat().organisation());
        assertThat(hotline.find(member, call.id())).get().extracting(Call::state).isEqualTo(CallState.TAKEN);
        assertThat(hotline.find(member, call.id()).orElseThrow().answeredAt()).isNull();

        clock.advance(Duration.ofMinutes(2));
        done(desk.take(cast.centreOfficer(), onward.id()));
        assertThat(hotline.find(member, call.id())).get().extracting(Call::answeredAt).isEqualTo(clock.instant());
        assertThat(seen(cast.centreOfficer(), "hotline.passed")).isZero();
        assertThat(seen(cast.centreOfficer(), "hotline.way")).isZero();
        assertThat(viewing.as(viewer(cast.centreOfficer()), () -> jdbc.sql("""
                select string_agg(c::text, ' ') from hotline.call c where organisation = :secretariat""")
                .param("secretariat", onward.organisation().value()).query(String.class).single()))
                .doesNotContain(member.organisation().value(), call.id().toString());
        assertThat(viewing.as(viewer(cast.centreOfficer()), () -> jdbc.sql("""
                select count(*) from delivery.parcel where subject = :call""").param("call", call.id().value())
                .query(Integer.class).single())).isZero();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var blank = new NewCall(Occasion.REAL, " ", null, "", "電話して", Way.CENTRE, Set.of(), "k" + UUID.randomUUID());
        assertThat(problems(hotline.place(cast.bankReporter(), blank))).containsExactly("line hotline.line-missing",
                "time hotline.no-time", "callBackName hotline.name-missing", "callBack hotline.number-missing");
        var ahead = new NewCall(Occasion.REAL, "x".repeat(201), clock.instant().plusSeconds(3600), "萩宮", "03-0000-4410",
                Way.CENTRE, Set.of(), "k" + UUID.randomUUID());
        assertThat(problems(hotline.place(cast.bankReporter(), ahead))).containsExactly("line hotline.too-long",
                "time hotline.time-ahead");
    }

    @Test
    void aCallIsClosedWithItsOutcomeOnceItWasTaken() {
        var call = placed(cast.bankReporter(), Set.of());
        assertThat(desk.close(cast.centreOfficer(), call.id(), Settling.SETTLED, ""))
                .isEqualTo(new Outcome.Conflict<Call>("hotline.not-open"));
        done(desk.take(cast.centreOfficer(), call.id()));
        assertThat(problems(desk.close(cast.centreOfficer(), call.id(), Settling.OTHER, " ")))
                .containsExactly("text hotline.outcome-text-missing");
        done(desk.close(cast.centreOfficer(), call.id(), Settling.REPORT_FOLLOWS, "様式で続ける"));
        assertThat(hotline.find(cast.bankReporter(), call.id())).get().extracting(Call::outcome)
                .isEqualTo(Settling.REPORT_FOLLOWS);
    }

    @Test
    void theFiguresSayHowSoonCallsWereTakenAndLeaveDrillsOut() {
        for (var table : List.of("note", "passed", "report", "call"))
            jdbc.sql("delete from hotline." + table).update();
        for (var minutes : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 30)) {
            var call = placed(cast.bankReporter(), Set.of());
            clock.advance(Duration.ofMinutes(minutes));
            done(desk.take(cast.centreOfficer(), call.id()));
        }
        var drill = done(hotline.place(cast.bankReporter(), new NewCall(Occasion.DRILL, LINE, clock.instant(), "萩宮",
                "03-0000-4410", Way.CENTRE, Set.of(), UUID.randomUUID().toString())));
        clock.advance(Duration.ofHours(5));
        done(desk.take(cast.centreOfficer(), drill.id()));
        placed(cast.bankReporter(), Set.of());
        var figures = desk.figures(cast.centreOfficer());
        assertThat(figures.taken()).isEqualTo(10);
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.inTarget()).isEqualTo(9);
        assertThat(figures.median()).isEqualTo(Duration.ofSeconds(330));
        assertThat(figures.p90()).isEqualTo(Duration.ofMinutes(9));
        assertThat(figures.since()).isEqualTo("2026-04-01");
    }

    private Parcel parcel(Caller caller, Call call, String task) {
        return deliveries.parcelsOf(caller.organisation(), call.id().value()).stream()
                .filter(each -> each.task().equals(task)).findFirst().orElseThrow();
    }

    private static Viewer viewer(Caller caller) {
        return new Viewer.Of(caller.organisation(), caller.organisation().equals(new OrganisationId("nco")));
    }

    private int seen(Caller caller, String from) {
        return count(viewer(caller), from);
    }

    private static List<String> problems(Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Invalid<?>(List<Problem> problems)))
            throw new AssertionError("Not refused: " + outcome);
        return problems.stream().map(each -> each.field() + " " + each.code()).toList();
    }
}
