package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.Browser;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The pages on which people choose how they are told, and work off what a program cannot.
class ChannelPagesTest extends TellingPeople {

    @Test
    void whatAPersonChoosesOnThePageHolds() {
        var browser = door.browser("wanda.naomi");
        assertThat(browser.get("/settings").body()).contains("/settings/channels");
        assertThat(browser.get("/settings/channels").body()).contains("勤務時間外", "name=\"OPEN.WARNING\"");
        var kept = browser.post("/settings/channels", "OPEN.WARNING", "MAIL", "CLOSED.WARNING", "MAIL", "hours",
                "USUAL");
        assertThat(Browser.location(kept)).isEqualTo("/settings/channels");
        clock.set(FRIDAY_NOON);
        hand(Importance.REFERENCE, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(recipients()).isNotEmpty().doesNotContain(mailOf("wanda.naomi"));
        hand(Importance.WARNING, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(recipients()).contains(mailOf("wanda.naomi"));
    }

    @Test
    void ownWorkingHoursAreKept() {
        var browser = door.browser("wanda.naomi");
        browser.post("/settings/channels", "OPEN.WARNING", "MAIL", "CLOSED.REFERENCE", "MAIL", "CLOSED.REFERENCE.pace",
                "DIGEST", "OPEN.REFERENCE", "MAIL", "hours", "OWN", "days", "FRIDAY", "opens", "22:00", "closes",
                "06:00");
        clock.set(FRIDAY_NIGHT);
        hand(Importance.REFERENCE, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(recipients()).as("on duty at night").contains(mailOf("wanda.naomi"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsChanged() {
        var browser = door.browser("wanda.naomi");
        var answer = browser.post("/settings/channels", "OPEN.WARNING", "MAIL", "hours", "OWN", "opens", "25:00",
                "closes", "",
                "away-from", "2026-11-25", "away-until", "2026-11-24", "deputies", "99");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("直すところが", "曜日を一つ以上");
        var backwards = browser.post("/settings/channels", "OPEN.WARNING", "MAIL", "hours", "USUAL", "away-from",
                "2026-11-25", "away-until", "2026-11-24");
        assertThat(backwards.body()).contains("最終日は初日以後", "不在の間の代理を一人以上");
        assertThat(
                jdbc.sql("select count(*) from channel.choice where person is not null").query(Integer.class).single())
                .isZero();
    }

    @Test
    void theDeskIsArrangedByThoseWhoMayAndNeverWithoutAMeansForAWarning() {
        assertThat(door.browser("wanda.naomi").get("/settings/channels/desk").statusCode()).isEqualTo(403);
        var manager = door.browser("sangi.kaori");
        assertThat(manager.get("/settings/channels/desk").statusCode()).isEqualTo(200);
        var answer = manager.post("/settings/channels/desk", "OPEN.WARNING", "MAIL", "hours", "USUAL");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("一つ以上の手段");
    }

    @Test
    void aSecretariatCallsWhoIsSilentAndEntersWhatTheySaid() {
        clock.set(FRIDAY_NOON);
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        clock.advance(Duration.ofHours(5));
        dispatcher.goRound();
        var login = directoryLogin();
        var browser = door.browser(login);
        var page = browser.get("/calls").body();
        assertThat(page).contains(operator.nameJa(), "tel:", "超過");
        var parcel = deliveries.parcelsOf(operator.id(), subject).getFirst().id();
        assertThat(Browser.location(browser.post("/calls/" + parcel, "result", "NO_ANSWER"))).isEqualTo("/calls");
        assertThat(browser.get("/calls").body()).contains("応答がありませんでした");
        browser.post("/calls/" + parcel, "result", "CONFIRMED");
        assertThat(browser.get("/calls").body()).doesNotContain("call-" + parcel);
        assertThat(deliveries.parcelsOf(operator.id(), subject).getFirst().confirmedAt()).isNotNull();
    }

    @Test
    void nobodyWorksOffTheCallsOfOthers() {
        clock.set(FRIDAY_NOON);
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        clock.advance(Duration.ofHours(5));
        dispatcher.goRound();
        var parcel = deliveries.parcelsOf(operator.id(), subject).getFirst().id();
        var ministry = door.browser("hoshimizawa.sota");
        assertThat(ministry.get("/calls").body()).doesNotContain("call-" + parcel);
        assertThat(ministry.post("/calls/" + parcel, "result", "CONFIRMED").statusCode()).isEqualTo(404);
        assertThat(door.browser("wanda.naomi").get("/calls").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsToldOfSilenceFurtherDownFindsInTheirOwnListWhomToCall() {
        clock.set(FRIDAY_NIGHT);
        var called = login(ministry, "ministry");
        var number = byTelephoneAtNight(called);
        var subject = UUID.randomUUID();
        hand(subject, Importance.WARNING, Tlp.AMBER, ministry.id(), secretariat, null);
        var above = deliveries.parcelsOf(secretariat.id(), subject).getFirst().id();
        hand(subject, Importance.WARNING, Tlp.AMBER, secretariat.id(), operator, above);
        deliveries.done(secretariat.id(), subject);
        dispatcher.goRound();
        assertThat(door.browser(called).get("/calls").body()).doesNotContain("call-" + above);
        clock.advance(Duration.ofHours(8));
        dispatcher.goRound();
        var browser = door.browser(called);
        var page = browser.get("/calls").body();
        assertThat(page).contains("call-" + above, secretariat.nameJa(), "この先で確認がとれていない宛先：1", operator.nameJa(),
                "電話で知らせることになっている当組織の担当", number).doesNotContain("value=\"CONFIRMED\"");
        assertThat(door.browser(directoryLogin()).get("/calls").body()).as("who is to be called there is not theirs")
                .contains(operator.nameJa()).doesNotContain(number, "call-" + above);
        assertThat(door.browser("rindoya.naoto").get("/calls").body()).as("nobody told the centre")
                .doesNotContain("call-" + above);

        browser.post("/calls/" + above, "result", "NO_ANSWER");
        assertThat(browser.get("/calls").body()).contains("応答がありませんでした").as("somebody is at it")
                .doesNotContain(number);
        deliveries.doneForAll(subject);
        assertThat(browser.get("/calls").body()).doesNotContain("call-" + above);
    }

    private String byTelephoneAtNight(String login) {
        var person = directory.personByLogin(login).orElseThrow();
        jdbc.sql("""
                insert into channel.choice (organisation, person, importance, open, means, pace)
                select :organisation, :person, 'WARNING', open, '{TELEPHONE}', 'AT_ONCE'
                from unnest('{true,false}'::boolean[]) as open""").param("organisation", person.organisation().value())
                .param("person", person.id().value()).update();
        return Objects.requireNonNull(person.mobile() != null ? person.mobile() : person.phone());
    }

    @Test
    void aDeadLetterIsShownWithItsCauseToBothSidesAndSentAgain() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        planner.plan(2_000);
        jdbc.sql(
                "update channel.message set state = 'DEAD', cause = 'ADDRESS_UNKNOWN', ended_at = :now where means = 'MAIL'")
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC)).update();
        var browser = door.browser(directoryLogin());
        assertThat(browser.get("/dead-letters").body()).contains("宛先が存在しません", operator.nameJa());
        assertThat(door.browser("wanda.naomi").get("/dead-letters").body()).contains("宛先が存在しません");
        assertThat(door.browser("rindoya.naoto").get("/dead-letters").body()).doesNotContain("宛先が存在しません");
        var id = jdbc.sql("select id::text from channel.message where means = 'MAIL' limit 1").query(String.class)
                .single();
        assertThat(Browser.location(door.browser("rindoya.naoto").post("/dead-letters/resend", "letter", id)))
                .isEqualTo("/dead-letters");
        dispatcher.goRound();
        assertThat(mails()).as("the centre has nothing to do with it").isEmpty();
        browser.post("/dead-letters/resend", "letter", id, "letter", "no number");
        dispatcher.goRound();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void whoseAddressWasPutRightIsSentTheDeadLetterThere() {
        clock.set(FRIDAY_NOON);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        var change = "update directory.post set email = :email where person = :person";
        try {
            jdbc.sql(change).param("email", "old@shionagi-tel.example.jp").param("person", person.id().value())
                    .update();
            hand(Importance.ATTENTION, Tlp.GREEN);
            planner.plan(2_000);
            jdbc.sql("delete from channel.message where person is distinct from :person").param("person",
                    person.id().value()).update();
            jdbc.sql("update channel.message set state = 'DEAD', cause = 'ADDRESS_UNKNOWN', ended_at = created_at")
                    .update();
            jdbc.sql(change).param("email", person.email()).param("person", person.id().value()).update();
            var browser = door.browser(directoryLogin());
            browser.post("/dead-letters/resend", "letter", messageOf(person.id().value()));
            dispatcher.goRound();
            assertThat(recipients()).containsExactly(person.email());
            assertThat(states()).containsExactly("HANDED");
        } finally {
            jdbc.sql(change).param("email", person.email()).param("person", person.id().value()).update();
        }
    }

    @Test
    void whatWouldGoToTheSameAddressTwiceIsSentOnce() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        planner.plan(2_000);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        jdbc.sql("delete from channel.message where person is distinct from :person").param("person",
                person.id().value()).update();
        jdbc.sql("""
                insert into channel.message
                select (m2).* from (select jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),
                                                                'address', 'old@shionagi-tel.example.jp')) as m2
                                    from channel.message m) copied""").update();
        jdbc.sql("update channel.message set state = 'DEAD', cause = 'UNREACHABLE', ended_at = created_at").update();
        var old = jdbc.sql("select id::text from channel.message where address like 'old@%'").query(String.class)
                .single();
        door.browser(directoryLogin()).post("/dead-letters/resend", "letter", old);
        dispatcher.goRound();
        assertThat(recipients()).containsExactly(person.email());
        assertThat(states()).containsExactlyInAnyOrder("HANDED", "NEEDLESS");
    }

    @Test
    void aDeadLetterWithoutAnyAddressIsSentOnceThereIsOne() {
        clock.set(FRIDAY_NOON);
        var emails = "update directory.post set email = :email where person = :person";
        hand(Importance.ATTENTION, Tlp.GREEN);
        planner.plan(2_000);
        jdbc.sql("delete from channel.message where person <> :person or person is null").param("person",
                directory.personByLogin("wanda.naomi").orElseThrow().id().value()).update();
        // as it is decided for an organisation of which nothing is known
        jdbc.sql("""
                update channel.message
                set person = null, address = '', state = 'DEAD', cause = 'NO_ADDRESS', ended_at = created_at""")
                .update();
        var id = jdbc.sql("select id::text from channel.message").query(String.class).single();
        var people = program.getBean(dev.noroshi.directory.AddressBook.class)
                .people(java.util.List.of(operator.id()), java.time.LocalDate.now(clock)).get(operator.id());
        var browser = door.browser(directoryLogin());
        try {
            for (var person : Objects.requireNonNull(people))
                jdbc.sql(emails).param("email", null, java.sql.Types.VARCHAR).param("person", person.id().value())
                        .update();
            assertThat(browser.get("/dead-letters").body()).contains("name=\"letter\" value=\"" + id);
            browser.post("/dead-letters/resend", "letter", id);
            assertThat(browser.get("/dead-letters").body()).contains("連絡先が登録されていない", id);
        } finally {
            for (var person : Objects.requireNonNull(people))
                jdbc.sql(emails).param("email", person.email(), java.sql.Types.VARCHAR)
                        .param("person", person.id().value()).update();
        }
        browser.post("/dead-letters/resend", "letter", id);
        assertThat(browser.get("/dead-letters").body()).doesNotContain(id);
        dispatcher.goRound();
        assertThat(recipients()).contains(mailOf("wanda.naomi"));
    }

    @Test
    void anOperatorFindsWhatDidNotGetThroughFromItsChannelSettings() {
        assertThat(door.browser("wanda.naomi").get("/settings/channels").body()).contains("href=\"/dead-letters\"");
        assertThat(door.browser("sangi.kaori").get("/settings/channels/desk").body())
                .contains("href=\"/dead-letters\"");
    }

    private String messageOf(long person) {
        return jdbc.sql("select id::text from channel.message where person = :person").param("person", person)
                .query(String.class).single();
    }

    /// Somebody of the operator's secretariat.
    private String directoryLogin() {
        return login(secretariat, "secretariat");
    }

    private String login(Organisation organisation, String role) {
        return program.getBean(dev.noroshi.directory.AddressBook.class)
                .people(java.util.List.of(organisation.id()), java.time.LocalDate.now(clock))
                .getOrDefault(organisation.id(), java.util.List.of()).stream()
                .filter(person -> person.role().equals(role)).findFirst().orElseThrow().login();
    }
}
