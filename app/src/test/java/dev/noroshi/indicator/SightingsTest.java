package dev.noroshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Stage;
import dev.noroshi.indicator.Sighting.Reason;
import dev.noroshi.indicator.Sighting.Said;
import dev.noroshi.indicator.Sighting.Verdict;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who saw something is told without a name, and to peers only roughly.
@NoroshiTest
class SightingsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Entering entering;
    @Autowired
    Sightings sightings;
    @Autowired
    JdbcClient jdbc;

    Stage stage;

    @BeforeEach
    void world() {
        stage = new Stage(program);
    }

    private IndicatorId shared(Tlp tlp) {
        var value = "s" + UUID.randomUUID().toString().replace("-", "") + ".top";
        enter(tlp, value);
        return IndicatorId.of(IndicatorType.DOMAIN, value);
    }

    private void enter(Tlp tlp, String value) {
        assertThat(entering.keep(stage.drafter(),
                new Entered("観測", value, Occasion.REAL, Language.JA, Source.Reach.MARKED,
                        tlp, Set.of(new SectorCode("finance")), null, null, List.of())))
                .isInstanceOf(Outcome.Done.class);
    }

    private Sightings.Known known(Caller caller, IndicatorId id) {
        return sightings.of(caller, id).orElseThrow();
    }

    private void saw(Caller caller, IndicatorId id) {
        assertThat(sightings.say(caller, id, new Said(Verdict.SEEN, null, null, "社内端末3台")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void theCentreLearnsThatSomebodySawItAndTheSecretariatWho() {
        var id = shared(Tlp.GREEN);
        saw(stage.bank(), id);
        assertThat(known(stage.bank(), id).own()).extracting(own -> own == null ? "" : own.note())
                .isEqualTo("社内端末3台");
        assertThat(known(stage.bankSecretariat(), id).members()).extracting(Sighting::organisation)
                .containsExactly(stage.bank().organisation());
        var centre = known(stage.drafter(), id);
        assertThat(centre.members()).isEmpty();
        assertThat(centre.told()).containsEntry(Verdict.SEEN, 1);
        assertThat(centre.sectors()).containsEntry(new SectorCode("finance"), 1);
        for (var other : List.of(stage.otherBank(), stage.ministry(), stage.securitiesSecretariat())) {
            assertThat(known(other, id).members()).isEmpty();
            assertThat(known(other, id).told()).isEmpty();
            assertThat(known(other, id).about().values()).containsOnly(0);
        }
    }

    @Test
    void nothingToldLeadsBackToWhoSawIt() {
        var id = shared(Tlp.GREEN);
        saw(stage.bank(), id);
        var told = jdbc.sql("select row_to_json(t)::text from indicator.told t where t.indicator = :id")
                .param("id", id.value()).query(String.class).single();
        assertThat(told).doesNotContain(stage.bank().organisation().value(), "社内端末", "recorded",
                Long.toString(stage.bank().person().value()) + ",");
    }

    @Test
    void peersAreToldRoughlyFromFiveOnAndADayLater() {
        var id = shared(Tlp.GREEN);
        var source = jdbc.sql("select source from indicator.mention where indicator = :id").param("id", id.value())
                .query(UUID.class).single();
        for (var n = 0; n < 4; n++)
            tell(id, source);
        saw(stage.bank(), id);
        // five by now, but of today
        assertThat(known(stage.otherBank(), id).about()).containsEntry(Verdict.SEEN, 0);
        stage.clock.advance(Duration.ofDays(1));
        assertThat(known(stage.otherBank(), id).about()).containsEntry(Verdict.SEEN, 5);
        // its own does not count: four others are too few
        assertThat(known(stage.bank(), id).about()).containsEntry(Verdict.SEEN, 0);
        for (var n = 0; n < 3; n++)
            tell(id, source);
        stage.clock.advance(Duration.ofDays(1));
        assertThat(known(stage.otherBank(), id).about()).containsEntry(Verdict.SEEN, 5);
        assertThat(known(stage.bank(), id).about()).containsEntry(Verdict.SEEN, 5);
    }

    @Test
    void whoKnowsItByAnotherSourceIsNotToldOfThoseWhoKnowItByThatOne() {
        var value = "s" + UUID.randomUUID().toString().replace("-", "") + ".top";
        enter(Tlp.RED, value);
        var id = IndicatorId.of(IndicatorType.DOMAIN, value);
        var red = jdbc.sql("select source from indicator.mention where indicator = :id").param("id", id.value())
                .query(UUID.class).single();
        for (var n = 0; n < 12; n++)
            tell(id, red);
        enter(Tlp.GREEN, value);
        stage.clock.advance(Duration.ofDays(1));
        assertThat(known(stage.ministry(), id).about()).containsEntry(Verdict.SEEN, 10);
        assertThat(known(stage.otherBank(), id).about()).containsEntry(Verdict.SEEN, 0);
    }

    private void tell(IndicatorId id, UUID source) {
        jdbc.sql("""
                insert into indicator.told (id, indicator, verdict, told_on, sources)
                values (:id, :indicator, 'SEEN', :day, :sources)""").param("id", UUID.randomUUID())
                .param("indicator", id.value())
                .param("day", java.time.LocalDate.now(stage.clock)).param("sources", new UUID[]{source}).update();
    }

    @Test
    void whatWasSaidIsReplacedAndTakenBack() {
        var id = shared(Tlp.GREEN);
        saw(stage.bank(), id);
        assertThat(sightings.say(stage.bank(), id, new Said(Verdict.FALSE_POSITIVE, Reason.SHARED_HOSTING, null, "")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(known(stage.drafter(), id).told()).hasSize(1).containsEntry(Verdict.FALSE_POSITIVE, 1);
        assertThat(sightings.takeBack(stage.bank(), id)).isInstanceOf(Outcome.Done.class);
        assertThat(known(stage.drafter(), id).told()).isEmpty();
        assertThat(known(stage.bank(), id).own()).isNull();
        assertThat(sightings.takeBack(stage.bank(), id)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatIsWrongIsToldAtOnce() {
        var id = shared(Tlp.GREEN);
        var tomorrow = java.time.LocalDate.now(stage.clock).plusDays(1);
        var wrong = switch (sightings.say(stage.bank(), id,
                new Said(Verdict.FALSE_POSITIVE, null, tomorrow, "あ".repeat(401)))) {
            case Outcome.Invalid<Sighting>(var problems) -> problems;
            case Outcome<Sighting> other -> throw new AssertionError(other);
        };
        assertThat(wrong).hasSize(3);
        assertThat(sightings.say(stage.bank(), shared(Tlp.RED), new Said(Verdict.SEEN, null, null, "")))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
