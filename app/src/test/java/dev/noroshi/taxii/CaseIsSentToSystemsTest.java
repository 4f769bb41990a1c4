package dev.noroshi.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.c4tap.SuspiciousMail;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.stix.Bundles;
import dev.noroshi.testing.FrontDoor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// A system of an organisation that takes part in C4TAP is sent what is passed on, as it stands in the feed, where that may be.
@TestPropertySource(properties = "noroshi.test=c4tap")
class CaseIsSentToSystemsTest extends ToldToSystems {

    private static final String PARTICIPANT = "asanagi.keiko";

    @Autowired
    Publishing publishing;
    @Autowired
    Directory directory;

    SuspiciousMail mail;
    String address = "";
    String domain = "";

    @BeforeEach
    void takesPart() {
        mail = new SuspiciousMail(program);
        address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        domain = "w" + UUID.randomUUID().toString().replace("-", "") + ".top";
        jdbc.sql("delete from access.wrong_try").update();
        jdbc.sql("delete from c4tap.participant").update();
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
        listens(PARTICIPANT, "STIX");
        heard();
    }

    private UUID passedOn(Tlp tlp, Occasion occasion) {
        var id = mail.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, domain));
        mail.isPassedOn(stage.bankSecretariat(), id, "請求書を装う " + domain, tlp, occasion);
        return id;
    }

    private void takenBack(UUID id) {
        stage.clock.advance(Duration.ofMinutes(5));
        mail.isTakenBack(stage.bankSecretariat(), id);
    }

    private List<JsonNode> inFeed(String alias) {
        publishing.goRound();
        var machine = new Machine(port, "Bearer " + new FrontDoor(program, port).token(PARTICIPANT));
        return machine.all(machine.collection(alias) + "objects/", "match%5Bversion%5D=all");
    }

    @Test
    void whatIsPassedOnIsSentAsTheObjectsThatStandInTheFeed() {
        for (var tlp : List.of(Tlp.GREEN, Tlp.CLEAR)) {
            passedOn(tlp, Occasion.REAL);
            var all = heard();
            assertThat(all).extracting(Call::type).containsExactly(STIX);
            assertThat(Bundles.sound(all.getFirst().body())).isNotEmpty();
            var objects = objects(all.getFirst());
            assertThat(objects.values()).extracting(each -> each.path("type").stringValue("")).contains("report",
                    "note",
                    "indicator");
            assertThat(inFeed("c4tap")).containsAll(objects.values());
            assertThat(all.getFirst().body()).contains(domain).doesNotContain(address,
                    stage.bankSecretariat().organisation().value(), SuspiciousMail.hidden(address));
        }
    }

    @Test
    void aDrillIsSentAsOne() {
        passedOn(Tlp.GREEN, Occasion.DRILL);
        var objects = objects(heard().getFirst());
        assertThat(objects.values()).extracting(each -> each.path("type").stringValue("")).contains("report")
                .doesNotContain("indicator");
        assertThat(inFeed("c4tap-drill")).containsAll(objects.values());
    }

    @Test
    void whatIsTakenBackIsSentAsTheVersionsThatSaySo() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        var before = objects(heard().getFirst());
        assertThat(inFeed("c4tap")).containsAll(before.values());
        takenBack(id);
        var all = heard();
        assertThat(all).extracting(Call::type).containsExactly(STIX);
        assertThat(all.getFirst().body()).doesNotContain("請求書", "開かないで", "Invoice");
        assertThat(Bundles.sound(all.getFirst().body())).isNotEmpty();
        var after = objects(all.getFirst());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after).allSatisfy((name, each) -> {
            assertThat(each.path("revoked").booleanValue(false)).isTrue();
            assertThat(each.path("modified").stringValue(""))
                    .isGreaterThan(Objects.requireNonNull(before.get(name)).path("modified").stringValue(""));
        });
        // the same are revoked in the feed
        assertThat(inFeed("c4tap").stream().filter(each -> each.path("revoked").booleanValue(false))
                .map(each -> each.path("id").stringValue(""))).containsAll(after.keySet());
    }

    @Test
    void whatIsNarrowerIsOnlyMadeKnown() {
        var id = passedOn(Tlp.AMBER, Occasion.REAL);
        var told = heard();
        takenBack(id);
        var back = heard();
        for (var all : List.of(told, back)) {
            assertThat(all).extracting(Call::type).containsExactly("application/json");
            assertThat(all.getFirst().body()).doesNotContain(domain, "bundle", "請求書", "revoked");
        }
    }

    @Test
    void whoTakesPartNoLongerIsSentNothingOfIt() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        assertThat(heard()).allSatisfy(each -> assertThat(each.body()).doesNotContain(domain, "bundle"));
        takenBack(id);
        assertThat(heard()).allSatisfy(each -> assertThat(each.body()).doesNotContain("bundle", "revoked"));
    }

    @Test
    void whatIsTakenBackBeforeItCouldBeSentIsNotSent() {
        var id = passedOn(Tlp.GREEN, Occasion.REAL);
        takenBack(id);
        assertThat(heard()).isNotEmpty().allSatisfy(each -> assertThat(each.body()).doesNotContain(domain, "請求書"));
    }
}
