package dev.noroshi.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// What the pages do about contacts, arrangements and emergency calls, a program can do.
@NoroshiTest
class ContactApiTest {

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;
    FrontDoor door;
    Program manager;
    Program reporter;
    Program secretariat;

    @BeforeEach
    void programs() {
        door = new FrontDoor(program, port);
        manager = new Program(port, door.token(Role.OPERATOR_MANAGER));
        reporter = new Program(port, door.token(Role.OPERATOR_REPORTER));
        secretariat = new Program(port, door.token(Role.SECRETARIAT));
    }

    @Test
    void everyRoleReadsAndConfirmsItsOwnDataAndOnlyThoseWhoKeepTheDeskDoSoForIt() {
        for (var role : Role.values()) {
            var someone = new Program(port, door.token(role));
            assertThat(someone.get("/api/v1/contacts").status()).as(role.name()).isEqualTo(200);
            assertThat(someone.post("/api/v1/contacts/person/confirm").status()).as(role.name()).isEqualTo(200);
            assertThat(someone.post("/api/v1/contacts/desk/confirm").status()).as(role.name())
                    .isEqualTo(role.may(dev.noroshi.access.Permission.EDIT_CONTACTS) ? 200 : 403);
        }
    }

    @Test
    void aPersonPutsTheirDataRightAndEveryFaultIsToldAtOnce() {
        var before = reporter.get("/api/v1/contacts").json().path("person");
        var changed = reporter.put("/api/v1/contacts/person", """
                {"email": "wanda@example.jp", "phone": "０３-0000-7777", "hours": "平日"}""");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("phone").asString()).isEqualTo("03-0000-7777");
        assertThat(changed.json().path("fax").isNull()).isTrue();
        assertThat(reporter.put("/api/v1/contacts/person", """
                {"email": "x", "phone": "abc", "fax": "y", "pager": "1"}""").errors())
                .containsExactly("pager no-such-field");
        assertThat(reporter.put("/api/v1/contacts/person", """
                {"email": "x", "phone": "abc", "fax": "y"}""").errors()).containsExactlyInAnyOrder(
                "email contacts.email-form", "phone contacts.phone-form", "fax contacts.phone-form");
        var again = new HashMap<String, String>();
        for (var each : List.of("email", "phone", "mobile", "fax", "hours"))
            if (!before.path(each).isNull()) again.put(each, before.path(each).asString());
        assertThat(reporter.put("/api/v1/contacts/person", json(again)).status()).isEqualTo(200);
        assertThat(reporter.post("/api/v1/contacts/person/leave", "{\"last-day\": \"明日\"}").errors())
                .containsExactly("last-day unreadable");
        assertThat(reporter.post("/api/v1/contacts/person/leave", "{}").errors()).containsExactlyInAnyOrder(
                "name contacts.name-missing", "email contacts.email-form", "phone contacts.phone-form",
                "last-day contacts.day-form");
    }

    @Test
    void whoKeepsTheDeskAgreesToAHandOverOnce() {
        var id = reporter.post("/api/v1/contacts/person/leave", """
                {"name": "朝霧　千夏", "email": "asagiri.chinatsu@example.jp", "phone": "03-0000-1111",
                 "last-day": "2099-03-31"}""").json().path("id").asString();
        assertThat(reporter.get("/api/v1/contacts/hand-overs").status()).isEqualTo(403);
        var ministry = new Program(port, door.token(Role.MINISTRY));
        assertThat(ministry.get("/api/v1/contacts/hand-overs").text()).as("not for the ministry").doesNotContain(id);
        assertThat(ministry.post("/api/v1/contacts/hand-overs/" + id + "/approve").status()).isEqualTo(404);
        assertThat(manager.get("/api/v1/contacts/hand-overs").text()).contains(id);
        var above = secretariatOf("wanda.naomi");
        assertThat(above.get("/api/v1/contacts/hand-overs").text()).contains(id, "asagiri.chinatsu@example.jp");
        assertThat(above.post("/api/v1/contacts/hand-overs/" + id + "/refuse").json().path("state").asString())
                .isEqualTo("REFUSED");
        assertThat(above.post("/api/v1/contacts/hand-overs/" + id + "/approve").status()).isEqualTo(409);
        assertThat(manager.post("/api/v1/contacts/hand-overs/" + id + "/approve").status()).isEqualTo(409);
    }

    private Program secretariatOf(String login) {
        var directory = program.getBean(dev.noroshi.directory.Directory.class);
        var today = java.time.LocalDate.now(program.getBean(java.time.Clock.class));
        var organisation = directory.personByLogin(login).orElseThrow().organisation();
        var above = directory.secretariatOf(organisation, today).orElseThrow().id();
        var people = program.getBean(dev.noroshi.directory.Registry.class).people(List.of(above), today);
        return new Program(port, door.token(people.getFirst().login()));
    }

    @Test
    void anEmergencyDeskIsAddedReadByOthersAndTakenAway() {
        var wrong = manager.post("/api/v1/contacts/emergency-desks", """
                {"name": "", "number": "x", "opens": "evening", "closes": "08:00", "days": "SOMETIMES"}""");
        assertThat(wrong.errors()).containsExactlyInAnyOrder("days no-such-option", "opens contacts.time-form");
        assertThat(manager.post("/api/v1/contacts/emergency-desks", """
                {"name": "", "number": "x", "opens": "18:00", "closes": "08:00"}""").errors())
                .containsExactlyInAnyOrder(
                        "name contacts.name-missing", "number contacts.phone-form",
                        "language contacts.language-missing");
        var added = manager.post("/api/v1/contacts/emergency-desks", """
                {"name": "夜間の当番", "number": "03-0000-0127", "language": "日本語", "opens": "18:00",
                 "closes": "08:00"}""");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        var desk = added.json();
        var path = "/api/v1/contacts/emergency-desks?organisation=" + desk.path("organisation").asString();
        assertThat(new Program(port, door.token(Role.COUNCIL)).get(path).text()).contains("03-0000-0127");
        var one = "/api/v1/contacts/emergency-desks/" + desk.path("id").asString();
        assertThat(secretariat.delete(one).status()).as("not theirs").isEqualTo(404);
        assertThat(manager.delete(one).status()).isEqualTo(204);
        assertThat(manager.get(path).json().path("desks").size()).isZero();
    }

    @Test
    void aCheckIsBegunWatchedAndEndedAndWhatIsStaleIsReadInParts() {
        assertThat(secretariat.post("/api/v1/contacts/checks", "{}").errors())
                .containsExactly("kind contacts.kind-missing");
        assertThat(secretariat.post("/api/v1/contacts/checks", """
                {"kind": "CHECK", "organisation": "NISC"}""").errors())
                .containsExactly("organisation contacts.not-below");
        for (var running : secretariat.get("/api/v1/contacts/checks").json().path("checks"))
            secretariat.post("/api/v1/contacts/checks/" + running.path("id").asString() + "/end");
        var begun = secretariat.post("/api/v1/contacts/checks", "{\"kind\": \"CHECK\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(secretariat.post("/api/v1/contacts/checks", "{\"kind\": \"CHECK\"}").status()).isEqualTo(409);
        var path = begun.header("Location");
        var detail = secretariat.get(path).json();
        assertThat(detail.path("progress").size()).isPositive();
        assertThat(detail.path("asked").size()).isPositive();
        assertThat(secretariat.get(path).text()).as("by number, without their data").doesNotContain("@");
        assertThat(secretariat.get(path + "?answer=MOVED").json().path("asked").size()).isZero();
        assertThat(secretariat.get("/api/v1/contacts").json().path("person").path("asked").path("by").asString())
                .isEqualTo(begun.json().path("starter").asString());
        assertThat(manager.get(path).status()).isEqualTo(403);
        assertThat(secretariat.post(path + "/end").json().path("ended-at").isNull()).isFalse();
        assertThat(secretariat.get("/api/v1/contacts").json().path("person").path("asked").isNull()).isTrue();

        var first = secretariat.get("/api/v1/contacts/stale?limit=2").json();
        assertThat(first.path("contacts").size()).isEqualTo(2);
        var second = secretariat.get("/api/v1/contacts/stale?limit=2&cursor=" + first.path("next").asString()).json();
        assertThat(second.path("contacts").get(0)).isNotEqualTo(first.path("contacts").get(1));
        assertThat(secretariat.get("/api/v1/contacts/stale?cursor=nonsense").errors())
                .containsExactly("cursor unreadable");
    }

    @Test
    void somebodyArrangesHowTheyAreToldAndSendsBackWhatTheyGot() {
        var before = reporter.get("/api/v1/channels/own");
        assertThat(before.status()).as(before.text()).isEqualTo(200);
        var same = reporter.put("/api/v1/channels/own", before.json().path("arrangement").toString());
        assertThat(same.status()).as(same.text()).isEqualTo(200);
        assertThat(same.json()).isEqualTo(before.json());
        var changed = reporter.put("/api/v1/channels/own", """
                {"closed": {"WARNING": {"means": ["TELEPHONE"]}, "REFERENCE": {"means": [], "pace": "DIGEST"}},
                 "hours": {"days": ["MONDAY", "TUESDAY"], "opens": "09:00", "closes": "17:00"}}""");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var arrangement = changed.json().path("arrangement");
        assertThat(arrangement.path("closed").path("WARNING").path("means").toString()).isEqualTo("[\"TELEPHONE\"]");
        assertThat(arrangement.path("hours").path("opens").asString()).isEqualTo("09:00");
        assertThat(reporter.put("/api/v1/channels/own", """
                {"open": {"WARNING": {"means": ["PIGEON"]}, "LOUD": {}}, "hours": {"opens": "nine", "closes": "17:00"},
                 "deputies": ["nobody"], "absence": {"from": "2026-12-01"}}""").errors())
                .containsExactlyInAnyOrder("open.WARNING.means no-such-option", "open.LOUD no-such-field",
                        "hours.days channel.hours-need-a-day", "hours.opens unreadable",
                        "deputies channel.deputies-wrong", "absence.until unreadable");
        assertThat(reporter.put("/api/v1/channels/own", """
                {"absence": {"from": "2026-12-03", "until": "2026-12-01"}}""").errors()).containsExactlyInAnyOrder(
                "absence channel.absence-backwards", "deputies channel.absence-needs-deputy");
        assertThat(reporter.put("/api/v1/channels/own", before.json().path("arrangement").toString()).json())
                .isEqualTo(before.json());
    }

    @Test
    void aDeskIsReachedForAWarningAndItsSystemGetsASecretOnce() {
        assertThat(reporter.get("/api/v1/channels/desk").status()).isEqualTo(403);
        assertThat(manager.put("/api/v1/channels/desk", """
                {"closed": {"WARNING": {"means": []}}, "absence": {"from": "2026-12-01", "until": "2026-12-03"}}""")
                .errors()).containsExactly("absence channel.desk-has-none");
        assertThat(manager.put("/api/v1/channels/desk", """
                {"closed": {"WARNING": {"means": []}}}""").errors())
                .containsExactly("closed.WARNING channel.warning-needs-means");
        assertThat(manager.put("/api/v1/channels/desk/webhook", "{\"url\": \"http://example.jp\"}").errors())
                .containsExactly("url channel.webhook-url");
        var entered = manager.put("/api/v1/channels/desk/webhook", "{\"url\": \"https://hook.example.jp/noroshi\"}");
        assertThat(entered.json().path("secret").asString()).startsWith("whsec_");
        var desk = manager.get("/api/v1/channels/desk");
        assertThat(desk.json().path("webhook").asString()).isEqualTo("https://hook.example.jp/noroshi");
        assertThat(desk.text()).doesNotContain("whsec_");
        assertThat(manager.delete("/api/v1/channels/desk/webhook").status()).isEqualTo(204);
        assertThat(manager.delete("/api/v1/channels/desk/webhook").status()).isEqualTo(404);
    }

    @Test
    void bothSidesOfAnEmergencyCallWriteDownTheTalkAndNobodyElseReadsIt() {
        var id = reporter.post("/api/v1/hotline", """
                {"line": "回線が切れた", "call-back-name": "和田", "call-back-number": "03-0000-4410", "drill": true}""")
                .json().path("id").asString();
        assertThat(reporter.get("/api/v1/hotline/own").text()).contains(id);
        assertThat(new Program(port, door.token("haginomiya.wataru")).get("/api/v1/hotline/own").text())
                .as("of another organisation").doesNotContain(id);
        var officer = new Program(port, door.token(Role.CENTRE_OFFICER));
        var notes = "/api/v1/hotline/" + id + "/notes";
        assertThat(officer.post(notes, "{\"text\": \" \"}").errors()).containsExactly("text hotline.note-missing");
        assertThat(officer.post(notes, "{\"text\": \"10時に折り返した\"}").status()).isEqualTo(200);
        assertThat(reporter.get(notes).json().path("notes").get(0).path("text").asString()).isEqualTo("10時に折り返した");
        for (var role : List.of(Role.SECRETARIAT, Role.MINISTRY, Role.AUDITOR, Role.PARTNER)) {
            var stranger = new Program(port, door.token(role));
            assertThat(stranger.get(notes).status()).as(role.name()).isEqualTo(404);
            assertThat(stranger.post(notes, "{\"text\": \"x\"}").status()).as(role.name()).isEqualTo(404);
        }
        assertThat(officer.post("/api/v1/hotline/" + id + "/handle").status()).isIn(404, 409);
        assertThat(secretariat.post("/api/v1/hotline/" + id + "/pass-on", "{}").status()).isEqualTo(404);
    }

    private static String json(Map<String, String> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }
}
