package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.Asked;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.Kind;
import dev.noroshi.contacts.LookingRound;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.platform.outbound.LoopbackClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// A contact test tries every means there is, by whatever is at the other end, and says of each what came of it.
class ContactTrialTest extends TellingPeople {

    @Autowired
    Checks checks;
    @Autowired
    Bounces bounces;
    @Autowired
    Conveyor conveyor;
    @Autowired
    Webhooks webhooks;
    @Autowired
    Bundles bundles;
    @Autowired
    AddressBook addresses;
    @Autowired
    JsonMapper json;

    @Test
    void everyMeansIsListedWithItsOutcomeAndTheCauseOfWhatFailed() throws Exception {
        clock.set(FRIDAY_NOON);
        var desk = person(secretariat, "secretariat");
        var caller = new Caller(desk.id(), secretariat.id(), secretariat.actorClass(), Role.ofCode(desk.role()),
                desk.language());
        var other = directory.membersOf(secretariat.id(), LocalDate.now(clock)).stream()
                .filter(each -> !each.id().equals(operator.id())).findFirst().orElseThrow();
        var check = begun(caller, other);

        var mails = asked(caller, check, Means.MAIL);
        bounce(mails.get(0), Bounces.Fate.FAILED);
        bounce(mails.get(1), Bounces.Fate.DELIVERED);
        var browser = door.browser(desk.login());
        var faxes = asked(caller, check, Means.FAX);
        assertThat(browser.get("/faxes").body()).as("the own machine among them")
                .contains(faxes.stream().map(this::message).toList());
        for (var fax : faxes.subList(0, 3))
            browser.post("/faxes/sent", "fax", message(fax));
        browser.post("/faxes/" + message(faxes.get(0)), "result", "NOT_THROUGH");
        browser.post("/faxes/" + message(faxes.get(1)), "result", "RETURNED");
        var telephones = asked(caller, check, Means.TELEPHONE);
        browser.post("/calls/trials/" + message(telephones.get(0)), "result", "WRONG_NUMBER");
        browser.post("/calls/trials/" + message(telephones.get(1)), "result", "ANSWERED");
        LookingRound.go(program);

        var webhooks = asked(caller, check, Means.WEBHOOK);
        assertThat(outcome(webhooks, operator)).isEqualTo("CONFIRMED null");
        assertThat(outcome(webhooks, other)).isEqualTo("FAILED REFUSED");
        assertThat(outcomes(asked(caller, check, Means.MAIL))).startsWith("FAILED ADDRESS_UNKNOWN", "CONFIRMED null",
                "NONE null");
        assertThat(outcomes(asked(caller, check, Means.FAX))).startsWith("FAILED FAX_NOT_THROUGH", "CONFIRMED null",
                "NONE null");
        assertThat(outcomes(asked(caller, check, Means.TELEPHONE))).startsWith("FAILED WRONG_NUMBER", "CONFIRMED null",
                "NONE null");

        var page = browser.get("/contacts/checks/" + check.id()).body();
        var file = browser.get("/files/contacts/checks/" + check.id() + "/answers.csv").body();
        for (var text : List.of(page, file))
            assertThat(text).contains("システム連携", "相手に受け取られませんでした", "宛先が存在しません", "ファクスが相手の機械に届きませんでした",
                    "別の相手の番号でした", "届いた", "送信済み（届いたかはまだ分かりません）", "まだ試していません");
        assertThat(checks.tried(caller, asked(caller, check, Means.FAX))).as("the one without its slip")
                .containsExactly(faxes.get(2).id());
        assertThat(browser.get("/contacts/checks/" + check.id() + "?answer=" + Answer.FAILED).body())
                .contains("相手に受け取られませんでした").doesNotContain("まだ試していません");
    }

    @Test
    void whenATestIsEndedNobodyIsRungOrFaxedForItAnyMore() {
        clock.set(FRIDAY_NOON);
        var check = begun();
        var browser = door.browser(person(secretariat, "secretariat").login());
        assertThat(browser.get("/calls").body()).contains("連絡試験でかける電話");
        assertThat(checks.end(caller(), check.id())).isInstanceOf(Outcome.Done.class);
        assertThat(browser.get("/calls").body()).doesNotContain("連絡試験でかける電話");
        assertThat(browser.get("/faxes").body()).doesNotContain("連絡試験");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whenTheDeadlineOfATestHasPassedNobodyIsRungOrFaxedForItAnyMore() {
        clock.set(FRIDAY_NOON);
        var check = begun();
        LookingRound.go(program);
        assertThat(waiting()).contains("TELEPHONE", "FAX");
        clock.set(check.deadline());
        LookingRound.go(program);
        assertThat(waiting()).isEmpty();
        assertThat(checks.find(caller(), check.id()).orElseThrow().reminders()).isZero();
    }

    private Check begun() {
        for (var table : List.of("contacts.asked", "contacts.checking", "channel.webhook"))
            jdbc.sql("delete from " + table).update();
        if (checks.begin(caller(), Kind.TEST, null) instanceof Outcome.Done<Check>(var check)) return check;
        throw new AssertionError("Not begun");
    }

    private Caller caller() {
        var desk = person(secretariat, "secretariat");
        return new Caller(desk.id(), secretariat.id(), secretariat.actorClass(), Role.ofCode(desk.role()),
                desk.language());
    }

    private List<String> waiting() {
        return jdbc.sql("select distinct means from channel.message where state = 'WAITING'").query(String.class)
                .list();
    }

    /// A test of everybody below, by mail and by the systems of two of them: one that answers, one that refuses.
    private Check begun(Caller caller, Organisation refusing) throws IOException {
        for (var table : List.of("contacts.asked", "contacts.checking", "channel.webhook"))
            jdbc.sql("delete from " + table).update();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/answers") ? 204 : 410, -1);
            }
        });
        server.start();
        try (var client = LoopbackClient.make()) {
            webhook(operator, server, "/answers");
            webhook(refusing, server, "/refuses");
            var begun = checks.begin(caller, Kind.TEST, null);
            conveyor.run(new WebhookChannel(webhooks, bundles, () -> client, json, clock));
            dispatcher.goRound();
            if (begun instanceof Outcome.Done<Check>(var check)) return check;
            throw new AssertionError("Not begun: " + begun);
        } finally {
            server.stop(0);
        }
    }

    private void webhook(Organisation organisation, HttpServer server, String path) {
        jdbc.sql("""
                insert into channel.webhook (id, organisation, url, entered_at, entered_by)
                values (gen_random_uuid(), :organisation, :url, now(), 1)""")
                .param("organisation", organisation.id().value())
                .param("url", "http://127.0.0.1:" + server.getAddress().getPort() + path).update();
    }

    private void bounce(Asked mail, Bounces.Fate fate) {
        assertThat(bounces.note(new Bounces.Bounce(fate, java.util.Set.of(UUID.fromString(message(mail))), List.of(),
                Cause.ADDRESS_UNKNOWN, "5.1.1"))).isPresent();
    }

    private List<Asked> asked(Caller caller, Check check, Means means) {
        return checks.asked(caller, check.id(), null).stream().filter(each -> each.means() == means).toList();
    }

    private static List<String> outcomes(List<Asked> asked) {
        return asked.stream().map(each -> each.answer() + " " + each.cause()).toList();
    }

    private static String outcome(List<Asked> asked, Organisation organisation) {
        return outcomes(asked.stream().filter(each -> each.to().organisation().equals(organisation.id())).toList())
                .getFirst();
    }

    private String message(Asked asked) {
        return jdbc.sql("select id::text from channel.message where about = :about").param("about", asked.id().value())
                .query(String.class).single();
    }

    private Person person(Organisation organisation, String role) {
        return addresses.people(List.of(organisation.id()), LocalDate.now(clock))
                .getOrDefault(organisation.id(), List.of()).stream().filter(each -> each.role().equals(role))
                .findFirst().orElseThrow();
    }
}
