package dev.noroshi.misp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.indicator.Entered;
import dev.noroshi.indicator.Entering;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.indicator.Source;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A client that asks for what changed since it last asked is told that the centre judged a value not to be blocked.
class JudgedValuesTest extends AskedByMisp {

    @Autowired
    Judgements judgements;
    @Autowired
    Entering entering;

    String domain;
    String title;

    @BeforeEach
    void begin() {
        domain = "j" + UUID.randomUUID().toString().replace("-", "").substring(0, 20) + ".top";
        title = title();
    }

    private Advisory.Issued issued(Tlp tlp) {
        return stage.issue(saying(tlp, title, domain + " とCVE-2026-22222"));
    }

    private IndicatorId id() {
        return IndicatorId.of(IndicatorType.DOMAIN, domain);
    }

    private Judgement judged(Judgement.Told told) {
        return switch (judgements.judge(stage.drafter(), id(), "多くの人が使う配信網のため", told)) {
            case Outcome.Done<Judgement>(var judgement) -> judgement;
            case Outcome<Judgement> other -> throw new AssertionError(other);
        };
    }

    private JsonNode event(MispClient client) {
        return client.events("{\"eventinfo\": \"%" + title + "\"}").getFirst();
    }

    private JsonNode value(JsonNode event) {
        return event.path("Attribute").valueStream()
                .filter(each -> each.path("value").stringValue("").equals(domain)).findFirst().orElseThrow();
    }

    private void isOf(JsonNode node, Instant at) {
        assertThat(node.path("timestamp").stringValue("")).isEqualTo(Long.toString(at.getEpochSecond()));
    }

    private boolean isToldSince(MispClient client, Instant since) {
        return !client.events("{\"eventinfo\": \"%" + title + "\", \"timestamp\": " + since.getEpochSecond() + "}")
                .isEmpty();
    }

    @Test
    void anEventIsANewerOneFromTheMomentAValueInItIsJudgedAndAgainWhenThatIsTakenBack() {
        var issuedAt = issued(Tlp.AMBER).publication().issuedAt();
        var ministry = client("namine.mai");
        var before = event(ministry);
        isOf(before, issuedAt);
        assertThat(value(before).path("to_ids").booleanValue()).isTrue();

        stage.clock.advance(Duration.ofMinutes(3));
        var judgedAt = stage.clock.instant();
        assertThat(isToldSince(ministry, judgedAt)).isFalse();
        var judgement = judged(Judgement.Told.SHARED);
        stage.clock.advance(Duration.ofMinutes(3));
        var judged = event(ministry);
        isOf(judged, judgedAt);
        isOf(value(judged), judgedAt);
        assertThat(value(judged).path("to_ids").booleanValue()).isFalse();
        assertThat(isToldSince(ministry, judgedAt)).isTrue();
        assertThat(judged.path("publish_timestamp")).isEqualTo(before.path("publish_timestamp"));
        // nothing else in it is another
        isOf(judged.path("Object").path(0).path("Attribute").path(0), issuedAt);

        var backAt = stage.clock.instant();
        assertThat(isToldSince(ministry, backAt)).isFalse();
        assertThat(judgements.takeBack(stage.drafter(), id(), judgement.id(), "攻撃者専用と分かったため"))
                .isInstanceOf(Outcome.Done.class);
        var back = event(ministry);
        isOf(back, backAt);
        isOf(value(back), backAt);
        assertThat(value(back).path("to_ids").booleanValue()).isTrue();
        assertThat(isToldSince(ministry, backAt)).isTrue();
        assertThat(isToldSince(client("kanetsuki.ren"), backAt)).isTrue();
    }

    @Test
    void whatWasJudgedBeforeAnAdvisoryWentOutMakesItNoNewer() {
        issued(Tlp.AMBER);
        stage.clock.advance(Duration.ofMinutes(3));
        judged(Judgement.Told.SHARED);
        stage.clock.advance(Duration.ofMinutes(3));
        title = title();
        var later = issued(Tlp.AMBER).publication().issuedAt();
        var event = event(client("namine.mai"));
        isOf(event, later);
        isOf(value(event), later);
        assertThat(value(event).path("to_ids").booleanValue()).isFalse();
    }

    /// The time of an event tells of a judgement as little as its values do.
    @Test
    void whoMayNotKnowOfTheJudgementSeesNoOtherTime() {
        issued(Tlp.CLEAR);
        var other = client("shakuno.ritsuko");
        var before = event(other);
        stage.clock.advance(Duration.ofMinutes(3));
        var judgedAt = stage.clock.instant();
        var judgement = judged(Judgement.Told.SHARED);
        isOf(event(client("namine.mai")), judgedAt);
        assertThat(event(other)).isEqualTo(before);
        // nor by entering it themselves, unless the centre says it to everybody
        assertThat(entering.keep(stage.otherMinistry(), new Entered("自ら入力", domain, Occasion.REAL, Language.JA,
                Source.Reach.OWN, Tlp.GREEN, Set.of(), null, null, List.of()))).isInstanceOf(Outcome.Done.class);
        assertThat(event(other)).isEqualTo(before);
        assertThat(judgements.takeBack(stage.drafter(), id(), judgement.id(), "誤りのため"))
                .isInstanceOf(Outcome.Done.class);
        stage.clock.advance(Duration.ofMinutes(3));
        var toldAll = stage.clock.instant();
        judged(Judgement.Told.ALL);
        isOf(event(other), toldAll);
        isOf(value(event(other)), toldAll);
        assertThat(value(event(other)).path("to_ids").booleanValue()).isFalse();
    }
}
