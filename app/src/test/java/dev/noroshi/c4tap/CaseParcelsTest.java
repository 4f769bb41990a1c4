package dev.noroshi.c4tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Stage;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A case that is passed on lies in the inbox of each organisation that takes part, and neither who gets it nor who sent it tells whose it is.
@NoroshiTest
@TestPropertySource(properties = "noroshi.test=c4tap")
class CaseParcelsTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Cases cases;
    @Autowired
    Directory directory;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    Stage stage;
    FrontDoor front;
    SuspiciousMail mail;
    String address = "";
    String domain = "";

    @BeforeEach
    void world() {
        stage = new Stage(program);
        front = new FrontDoor(program, port);
        mail = new SuspiciousMail(program);
        address = Objects.requireNonNull(directory.person(stage.bank().person()).orElseThrow().email());
        domain = "x" + UUID.randomUUID().toString().replace("-", "") + ".top";
        jdbc.sql("delete from c4tap.participant").update();
        mail.takesPart(stage.drafter(), stage.securitiesSecretariat());
    }

    private UUID passedOn(Occasion occasion) {
        var id = mail.comesIn(stage.bankSecretariat(), address, SuspiciousMail.to(address, domain));
        mail.isPassedOn(stage.bankSecretariat(), id, "請求書を装う " + domain, Tlp.AMBER, occasion);
        return id;
    }

    private UUID passedOn() {
        return passedOn(Occasion.REAL);
    }

    private List<Parcel> parcels(Caller caller, UUID id) {
        return stage.deliveries.parcelsOf(caller.organisation(), id);
    }

    @Test
    void whoTakesPartFindsACaseInTheInboxAndNobodyElseDoes() {
        var id = passedOn(Occasion.DRILL);
        assertThat(parcels(stage.securitiesSecretariat(), id)).singleElement().satisfies(parcel -> {
            assertThat(parcel.task()).isEqualTo(CaseParcels.NOTE);
            assertThat(parcel.tlp()).isEqualTo(Tlp.AMBER);
            assertThat(parcel.occasion()).isEqualTo(Occasion.DRILL);
            assertThat(parcel.link()).isEqualTo("/c4tap/" + id);
            assertThat(parcel.title()).as("says nothing of what the case is about").isEqualTo("C4TAP");
        });
        assertThat(stage.inbox(stage.securitiesSecretariat())).contains(id);
        assertThat(jdbc.sql("select count(*) from delivery.parcel where subject = :id").param("id", id)
                .query(Integer.class).single()).as("nobody else").isEqualTo(1);
    }

    @Test
    void theDeskGetsItsOwnCaseLikeEverybodyElseAndFromTheCentre() {
        mail.takesPart(stage.drafter(), stage.bankSecretariat());
        var id = passedOn();
        assertThat(jdbc.sql("select recipient from delivery.parcel where subject = :id order by recipient")
                .param("id", id).query(String.class).list()).containsExactlyInAnyOrder(
                        stage.bankSecretariat().organisation().value(),
                        stage.securitiesSecretariat().organisation().value());
        assertThat(jdbc.sql("select distinct sender from delivery.parcel where subject = :id").param("id", id)
                .query(String.class).list()).containsExactly(stage.drafter().organisation().value());
        assertThat(jdbc.sql(
                "select count(*) from delivery.parcel where subject = :id and (parent is not null or path <> '{}')")
                .param("id", id).query(Integer.class).single()).isZero();
        // the desk has the case open when it passes it on: that must not show as its having been the first to open it
        assertThat(front.browser("yunohana.gaku").get("/c4tap/" + id).statusCode()).isEqualTo(200);
        assertThat(parcels(stage.bankSecretariat(), id).getFirst().openedAt()).isNull();
    }

    @Test
    void aCaseIsOpenedAndConfirmedLikeOtherParcelsAndNothingIsLeftToDo() {
        var id = passedOn();
        var reader = front.browser("asanagi.keiko");
        assertThat(reader.get("/home").body()).contains("C4TAPの案件を読んで確認する", "請求書を装う " + domain);
        assertThat(parcels(stage.securitiesSecretariat(), id).getFirst().openedAt()).isNull();
        var parcel = parcels(stage.securitiesSecretariat(), id).getFirst().id();
        assertThat(reader.get("/c4tap/" + id).body()).contains("/inbox/" + parcel + "/acknowledge");
        assertThat(parcels(stage.securitiesSecretariat(), id).getFirst().openedAt()).isNotNull();
        assertThat(reader.post("/inbox/" + parcel + "/acknowledge", "back", "page").statusCode()).isEqualTo(302);
        assertThat(parcels(stage.securitiesSecretariat(), id)).singleElement().satisfies(each -> {
            assertThat(each.confirmedAt()).isNotNull();
            assertThat(each.doneAt()).isNotNull();
        });
        assertThat(reader.get("/home").body()).doesNotContain("請求書を装う " + domain);
        assertThat(reader.get("/c4tap/" + id).body()).doesNotContain("/inbox/" + parcel + "/acknowledge");
    }

    @Test
    void theInboxOfAProgramLeadsToTheCaseAndNobodyElseReadsIt() {
        var id = passedOn();
        var participant = new Program(port, front.token("asanagi.keiko"));
        var item = participant.get("/api/v1/inbox").json().path("items").valueStream()
                .filter(each -> each.path("subject").asString("").equals(id.toString())).findFirst().orElseThrow();
        var read = participant.get(item.path("href").asString());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("title").asString()).isEqualTo("請求書を装う " + domain);
        assertThat(read.json().path("tlp").asString()).isEqualTo("AMBER");
        assertThat(read.json().path("traits").findValuesAsString("text")).anyMatch(each -> each.contains(domain));
        assertThat(new String(read.bytes(), java.nio.charset.StandardCharsets.UTF_8)).doesNotContain(address);
        assertThat(parcels(stage.securitiesSecretariat(), id).getFirst().openedAt()).isNotNull();
        assertThat(participant.get("/api/v1/c4tap").json().path("cases").findValuesAsString("id"))
                .contains(id.toString());
        // a secretariat that takes no part, and a ministry
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        assertThat(participant.get("/api/v1/c4tap/" + id).status()).isEqualTo(404);
        assertThat(participant.get("/api/v1/c4tap").json().path("cases").findValuesAsString("id"))
                .doesNotContain(id.toString());
        assertThat(new Program(port, front.token("namine.mai")).get("/api/v1/c4tap/" + id).status()).isIn(403, 404);
        for (var wrong : new String[]{"?from=-1", "?from=x", "?limit=x", "/x"})
            assertThat(participant.get("/api/v1/c4tap" + wrong).status()).as(wrong).isIn(400, 404);
    }

    @Test
    void whoWasToldOfACaseIsToldThatItWasTakenBack() {
        var id = passedOn();
        mail.isTakenBack(stage.bankSecretariat(), id);
        assertThat(parcels(stage.securitiesSecretariat(), id)).filteredOn(each -> each.doneAt() == null)
                .singleElement().satisfies(each -> assertThat(each.task()).isEqualTo(CaseParcels.RECALLED));
        var reader = front.browser("asanagi.keiko");
        assertThat(reader.get("/home").body()).contains("C4TAPの案件が取り消されたことを確認する").doesNotContain(domain);
        var stone = parcels(stage.securitiesSecretariat(), id).stream().filter(each -> each.doneAt() == null)
                .findFirst().orElseThrow();
        assertThat(reader.post("/inbox/" + stone.id() + "/acknowledge").statusCode()).isEqualTo(302);
        assertThat(stage.inbox(stage.securitiesSecretariat())).doesNotContain(id);
    }

    @Test
    void nothingWaitsForWhoTakesPartNoLonger() {
        var id = passedOn();
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        assertThat(stage.inbox(stage.securitiesSecretariat())).doesNotContain(id);
        assertThat(cases.find(stage.securitiesSecretariat(), new CaseId(id))).isEmpty();
        assertThat(front.browser("asanagi.keiko").get("/home").body()).doesNotContain(domain);
    }

    @Test
    void aCaseCanBePassedOnWhileNobodyTakesPart() {
        mail.takesPartNoLonger(stage.drafter(), stage.securitiesSecretariat());
        var id = passedOn();
        assertThat(jdbc.sql("select count(*) from delivery.parcel where subject = :id").param("id", id)
                .query(Integer.class).single()).isZero();
        assertThat(cases.find(stage.drafter(), new CaseId(id))).isPresent();
    }
}
