package dev.noroshi.advisory;

import static dev.noroshi.advisory.Stage.content;
import static dev.noroshi.advisory.Stage.done;
import static dev.noroshi.advisory.Stage.problems;
import static dev.noroshi.advisory.Stage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Reach.Tally;
import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.Answers;
import dev.noroshi.form.FieldValue;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// The way down: what the centre issues reaches every operator it is for, and the centre sees that it did.
@NoroshiTest
class AdvisoryGoesDownTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Answers answers;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    @Test
    void anAdvisoryReachesTheOperatorsHopByHopAndTheCentreSeesWhoConfirmed() {
        var issued = stage.issue("遠隔保守用VPN装置を狙った侵入について");
        assertThat(issued.number().toString()).matches("T[0-9]+");
        assertThat(stage.inbox(stage.ministry())).contains(issued.id().value());
        assertThat(stage.inbox(stage.bankSecretariat())).doesNotContain(issued.id().value());

        stage.clock.advance(Duration.ofMinutes(5));
        assertThat(done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll())).handed()).isEqualTo(5);
        assertThat(stage.inbox(stage.ministry())).doesNotContain(issued.id().value());
        assertThat(stage.inbox(stage.bankSecretariat())).contains(issued.id().value());
        assertThat(stage.inbox(stage.bank())).doesNotContain(issued.id().value());

        stage.clock.advance(Duration.ofMinutes(5));
        assertThat(done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll())).handed())
                .isEqualTo(5);
        assertThat(stage.inbox(stage.bank())).contains(issued.id().value());

        stage.clock.advance(Duration.ofMinutes(7));
        assertThat(done(stage.advisories.open(stage.bank(), issued.id())).content().title())
                .isEqualTo("遠隔保守用VPN装置を狙った侵入について");
        assertThat(totals(issued)).isEqualTo(new Tally(25, 5, 1, 0, 0));
        stage.clock.advance(Duration.ofMinutes(3));
        done(answers.acknowledge(stage.bank(), stage.parcel(stage.bank(), issued.id()).id(),
                new Acknowledgement("IN_PROGRESS", "該当機器を確認中です。")));

        var reach = done(stage.reaches.of(stage.drafter(), issued.id()));
        assertThat(reach.totals()).isEqualTo(new Tally(25, 5, 1, 1, 1));
        assertThat(reach.answers()).containsExactly(Map.entry("IN_PROGRESS", 1));
        assertThat(reach.median()).isEqualTo(Duration.ofMinutes(10));
        assertThat(reach.hops()).extracting(hop -> hop.tier() + " " + hop.tally())
                .containsExactly("MINISTRY " + new Tally(1, 1, 1, 1, 0),
                        "SECRETARIAT " + new Tally(5, 5, 1, 1, 0), "OPERATOR " + new Tally(25, 5, 1, 1, 1));
        assertThat(reach.missing()).as("there is time left to pass it on").isEmpty();
        stage.clock.advance(Duration.ofMinutes(20));
        reach = done(stage.reaches.of(stage.drafter(), issued.id()));
        assertThat(reach.missing()).hasSize(4).allMatch(each -> each.cause() == Reach.Cause.HELD_UNOPENED
                && each.tier() == Tier.SECRETARIAT && each.waiting() == 5);
        assertThat(stage.inbox(stage.bank())).doesNotContain(issued.id().value());
    }

    @Test
    void eachSeesOnlyTheReachBelowThem() {
        var issued = stage.spread("届き具合を見る範囲");

        assertThat(done(stage.reaches.of(stage.ministry(), issued.id())).hops()).extracting(Reach.Hop::tier)
                .containsExactly(Tier.SECRETARIAT, Tier.OPERATOR);
        var members = done(stage.reaches.of(stage.bankSecretariat(), issued.id()));
        assertThat(members.hops()).hasSize(1);
        assertThat(members.hops().getFirst().lines())
                .allMatch(line -> line.via().equals(stage.bankSecretariat().organisation())).hasSize(5);
        assertThat(refused(stage.reaches.of(stage.bank(), issued.id()))).isInstanceOf(Refusal.Unknown.class);
        assertThat(refused(stage.reaches.of(stage.otherMinistry(), issued.id()))).isInstanceOf(Refusal.Unknown.class);
    }

    @Test
    void whoWasNotHandedItDoesNotLearnThatItExists() {
        var issued = stage.issue("まだ展開されていない");
        assertThat(done(stage.advisories.find(stage.ministry(), issued.id()))).isInstanceOf(Advisory.Issued.class);
        for (var other : List.of(stage.bankSecretariat(), stage.bank(), stage.otherMinistry()))
            assertThat(refused(stage.advisories.find(other, issued.id()))).isInstanceOf(Refusal.Unknown.class);
        assertThat(refused(stage.passingOn.passOn(stage.otherMinistry(), issued.id(), PassOn.toAll())))
                .isInstanceOf(Refusal.Unknown.class);
        assertThat(refused(stage.passingOn.passOn(stage.bank(), issued.id(), PassOn.toAll())))
                .isInstanceOf(Refusal.Unknown.class);
    }

    @Test
    void onlyTheCentreKnowsWhichReportsItRestsOn() {
        var report = stage.report(Tlp.GREEN, dev.noroshi.kernel.Occasion.REAL);
        var issued = stage.issue(content("もとのある情報提供"), report);

        assertThat(stage.advisories.sources(stage.drafter(), issued)).extracting(each -> each.id())
                .containsExactly(report);
        assertThat(stage.advisories.sourceIds(stage.ministry(), issued)).isEmpty();
        assertThat(stage.advisories.sources(stage.ministry(), issued)).isEmpty();
        assertThat(stage.advisories.sources(stage.drafter(), issued).getFirst().state())
                .isEqualTo(dev.noroshi.relay.DossierState.USED);
    }

    @Test
    void redStopsAtTheMinistry() {
        var issued = stage.issue(content(Tlp.RED, "宛先限りの情報"));
        assertThat(stage.inbox(stage.ministry())).contains(issued.id().value());

        assertThat(refused(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll())))
                .isEqualTo(Refusal.Forbidden.because("advisory.refused.sharing-RED", "TLP:RED", "5"));
        assertThat(done(stage.passingOn.nextHop(stage.ministry(), issued.id())).objection()).isNotNull();
        assertThat(stage.inbox(stage.bankSecretariat())).doesNotContain(issued.id().value());

        done(answers.acknowledge(stage.ministry(), stage.parcel(stage.ministry(), issued.id()).id(),
                Acknowledgement.RECEIPT));
        assertThat(stage.inbox(stage.ministry())).doesNotContain(issued.id().value());
        assertThat(totals(issued)).isEqualTo(new Tally(1, 1, 1, 1, 0));
    }

    @Test
    void nobodyIsLeftOutWithoutAReasonAndTheReasonShowsInTheReach() {
        var issued = stage.issue("一部に展開しない");
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        var others = Set.of(id("op-bank-01"), id("op-bank-03"), id("op-bank-04"), id("op-bank-05"));

        assertThat(problems(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(),
                new PassOn(others, Map.of(), Set.of()))))
                .containsExactly("left-out.op-bank-02 advisory.pass-on.reason-missing");
        assertThat(problems(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(),
                new PassOn(others, Map.of(id("op-bank-02"), "　"), Set.of()))))
                .containsExactly("left-out.op-bank-02 advisory.pass-on.reason-missing");
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(),
                new PassOn(others, Map.of(id("op-bank-02"), "合併により9月に脱退の手続き中"), Set.of())));

        assertThat(refused(stage.advisories.find(stage.bank(), issued.id()))).isInstanceOf(Refusal.Unknown.class);
        assertThat(done(stage.reaches.of(stage.drafter(), issued.id())).missing())
                .filteredOn(each -> each.cause() == Reach.Cause.LEFT_OUT)
                .extracting(each -> each.organisation() + " " + each.reason())
                .containsExactly("op-bank-02 合併により9月に脱退の手続き中");
        assertThat(stage.inbox(stage.bankSecretariat())).doesNotContain(issued.id().value());
    }

    @Test
    void aMinistryMayHandItToSomeOperatorsDirectly() {
        var issued = stage.issue("直接の提供");
        var left = new java.util.HashMap<OrganisationId, String>();
        for (var each : done(stage.passingOn.nextHop(stage.ministry(), issued.id())).candidates())
            left.put(each.organisation().id(), "対象の機器がない");
        done(stage.passingOn.passOn(stage.ministry(), issued.id(),
                new PassOn(Set.of(), left, Set.of(id("op-bank-02")))));

        assertThat(stage.inbox(stage.bank())).contains(issued.id().value());
        assertThat(stage.parcel(stage.bank(), issued.id()).sender()).isEqualTo(stage.ministry().organisation());
        assertThat(stage.inbox(stage.bankSecretariat())).doesNotContain(issued.id().value());
        assertThat(totals(issued)).isEqualTo(new Tally(25, 1, 0, 0, 0));
    }

    @Test
    void nobodyPassesItOnToStrangers() {
        var issued = stage.issue("宛先の外");
        assertThat(problems(stage.passingOn.passOn(stage.ministry(), issued.id(), new PassOn(null, Map.of(),
                Set.of(id("op-electricity-01")))))).containsExactly("directly advisory.pass-on.stranger");
        assertThat(problems(stage.passingOn.passOn(stage.ministry(), issued.id(),
                new PassOn(Set.of(id("sec-electricity")), Map.of(), Set.of()))))
                .contains("to advisory.pass-on.stranger");
    }

    @Test
    void whoeverPassesOnAtOnceIsSteppedThroughInTheSameMoment() {
        done(stage.onward.set(stage.ministry(), Onward.Manner.AUTOMATIC));
        done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.AUTOMATIC));
        try {
            var issued = stage.issue("自動で展開");
            assertThat(stage.inbox(stage.bank())).contains(issued.id().value());
            assertThat(stage.inbox(stage.securitiesSecretariat())).contains(issued.id().value());
            assertThat(stage.inbox(stage.securitiesFirm())).doesNotContain(issued.id().value());

            var parcel = stage.parcel(stage.ministry(), issued.id());
            assertThat(parcel.confirmedAt()).as("passing on by itself is no confirmation").isNull();
            assertThat(stage.inbox(stage.ministry())).contains(issued.id().value());
            done(answers.acknowledge(stage.ministry(), parcel.id(), Acknowledgement.RECEIPT));
            assertThat(stage.inbox(stage.ministry())).doesNotContain(issued.id().value());
            var hops = done(stage.reaches.of(stage.drafter(), issued.id())).hops();
            assertThat(hops.getFirst().lines()).extracting(Reach.Line::passedOn)
                    .containsExactly(Reach.PassedOn.AUTOMATICALLY);
        } finally {
            done(stage.onward.set(stage.ministry(), Onward.Manner.BY_HAND));
            done(stage.onward.set(stage.bankSecretariat(), Onward.Manner.BY_HAND));
        }
    }

    @Test
    void anOperatorHasNoSettingForPassingOn() {
        assertThat(refused(stage.onward.set(stage.bank(), Onward.Manner.AUTOMATIC)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(stage.onward.of(stage.bank())).isEmpty();
        assertThat(stage.onward.of(stage.drafter())).isEmpty();
    }

    @Test
    void openingIsNotConfirming() {
        var issued = stage.spread("開いただけ");
        done(stage.advisories.open(stage.bank(), issued.id()));
        var parcel = stage.parcel(stage.bank(), issued.id());
        assertThat(parcel.openedAt()).isEqualTo(stage.clock.instant());
        assertThat(parcel.confirmedAt()).isNull();
        assertThat(stage.inbox(stage.bank())).contains(issued.id().value());
    }

    @Test
    void theDeadlineIsTheSameForAllUnlessItHasPassed() {
        var issued = stage.issue("期限");
        var due = issued.publication().issuedAt().plus(Duration.ofHours(2));
        assertThat(issued.publication().dueAt()).isEqualTo(due);
        stage.clock.advance(Duration.ofMinutes(30));
        done(stage.passingOn.passOn(stage.ministry(), issued.id(), PassOn.toAll()));
        assertThat(stage.parcel(stage.bankSecretariat(), issued.id()).dueAt()).isEqualTo(due);
        stage.clock.advance(Duration.ofHours(3));
        done(stage.passingOn.passOn(stage.bankSecretariat(), issued.id(), PassOn.toAll()));
        assertThat(stage.parcel(stage.bank(), issued.id()).dueAt())
                .isEqualTo(stage.clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void anAdvisoryForSeveralMinistriesGoesToEachForItsOwnSectors() {
        var issued = stage.issue(content(Tlp.AMBER, "二つの省庁", new FieldValue.Recipient("FSA", List.of(Stage.FINANCE)),
                new FieldValue.Recipient("METI", List.of(new SectorCode("electricity")))));
        assertThat(stage.inbox(stage.ministry())).contains(issued.id().value());
        assertThat(stage.inbox(stage.otherMinistry())).contains(issued.id().value());
        var below = done(stage.passingOn.nextHop(stage.otherMinistry(), issued.id()));
        assertThat(below.candidates()).extracting(each -> each.organisation().id().value())
                .containsExactly("sec-electricity");
        assertThat(totals(issued).expected()).isEqualTo(30);
    }

    private Tally totals(Advisory issued) {
        return done(stage.reaches.of(stage.drafter(), issued.id())).totals();
    }

    private static OrganisationId id(String code) {
        return new OrganisationId(code);
    }
}
