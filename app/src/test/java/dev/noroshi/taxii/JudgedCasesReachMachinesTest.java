package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.Stage;
import dev.noroshi.c4tap.SuspiciousMail;
import dev.noroshi.directory.Directory;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.Judgement;
import dev.noroshi.indicator.Judgements;
import dev.noroshi.indicator.Outcome;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.StixId;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// What the centre judges not to be blocked, machines of those who take part in C4TAP are told no longer.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap-judged")
class JudgedCasesReachMachinesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Publishing publishing;
    @Autowired
    Judgements judgements;
    @Autowired
    Directory directory;
    @LocalServerPort
    int port;

    @Test
    void whatTheCentreJudgesNotToBeBlockedIsRevokedInACaseAndComesBackAsAnObjectOfItsOwn() {
        var stage = new Stage(program);
        var mail = new SuspiciousMail(program);
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
        var machine = new Machine(port, "Bearer " + new FrontDoor(program, port).token("asanagi.keiko"));
        var domain = "x" + UUID.randomUUID().toString().replace("-", "") + ".top";
        var address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        var id = mail.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, domain));
        mail.isPassedOn(stage.bankSecretariat(), id, "請求書を装うもの", Tlp.AMBER, Occasion.REAL);
        publishing.goRound();
        var sender = "billing@" + domain;
        var had = indicators(machine, sender).getFirst();
        stage.clock.advance(Duration.ofMinutes(5));
        var indicator = IndicatorId.of(IndicatorType.MAIL, sender);
        var judged = judgements.judge(stage.drafter(), indicator, "誰もが使う差出人のため", Judgement.Told.SHARED);
        publishing.goRound();
        assertThat(indicators(machine, sender)).isEmpty();
        var path = machine.collection("c4tap") + "objects/";
        assertThat(machine.all(path, "match%5Bid%5D=" + text(had, "id"))).singleElement()
                .satisfies(each -> assertThat(each.path("revoked").booleanValue(false)).isTrue());
        assertThat(machine.all(path, "match%5Bid%5D=" + StixId.of("report", "c4tap:" + id)).getFirst().toString())
                .doesNotContain(text(had, "id"));
        stage.clock.advance(Duration.ofMinutes(5));
        var judgement = switch (judged) {
            case Outcome.Done<Judgement>(var value) -> value;
            case Outcome<Judgement> other -> throw new AssertionError(other);
        };
        assertThat(judgements.takeBack(stage.drafter(), indicator, judgement.id(), "攻撃者専用と分かったため"))
                .isInstanceOf(Outcome.Done.class);
        publishing.goRound();
        assertThat(indicators(machine, sender)).singleElement().satisfies(
                each -> assertThat(text(each, "id")).isNotEqualTo(text(had, "id")));
    }

    private static List<JsonNode> indicators(Machine machine, String word) {
        return machine.all(machine.collection("c4tap") + "objects/", "match%5Btype%5D=indicator").stream()
                .filter(each -> text(each, "pattern").contains(word)).toList();
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).stringValue("");
    }
}
