package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What waits in an inbox becomes known by mail, when and to whom it was meant to.
class ToldByMailTest extends TellingPeople {

    @Test
    void aMailSaysThatSomethingWaitsAndNothingOfWhatItIs() throws Exception {
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty().allSatisfy(mail -> {
            assertThat(mail.getSubject()).contains("警報", "TLP:AMBER", "T7");
            assertThat(text(mail)).contains("https://noroshi.example.jp/advisories/7").doesNotContain(SECRET);
            assertThat(mail.getSubject()).doesNotContain(SECRET);
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        });
        assertThat(recipients()).contains(mailOf("wanda.naomi"));
    }

    @Test
    void nobodyIsToldTwiceHoweverOftenTheRoundIsGone() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        var told = mails().size();
        dispatcher.goRound();
        clock.advance(Duration.ofHours(1));
        dispatcher.goRound();
        assertThat(mails()).hasSize(told);
    }

    @Test
    void whatIsForReferenceWaitsForTheMorningAndComesInOneMail() {
        clock.set(FRIDAY_NIGHT);
        hand(Importance.REFERENCE, Tlp.GREEN);
        hand(Importance.REFERENCE, Tlp.CLEAR);
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
        nobodyIsReminded();
        clock.set(TUESDAY_MORNING);
        dispatcher.goRound();
        assertThat(recipients()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(mails()).allSatisfy(mail -> assertThat(mail.getSubject()).contains("2件"));
    }

    @Test
    void aWarningAtNightIsACallToo() {
        clock.set(FRIDAY_NIGHT);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from channel.message where means = 'TELEPHONE' and state = 'WAITING'")
                .query(Integer.class).single()).isPositive();
    }

    @Test
    void aWarningAtNoonOfNewYearsDayIsACallToo() {
        clock.set(NEW_YEARS_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(jdbc.sql("select count(*) from channel.message where means = 'TELEPHONE' and state = 'WAITING'")
                .query(Integer.class).single()).isPositive();
    }

    @Test
    void whatIsConfirmedBeforeTheMorningIsNotToldAnyMore() {
        clock.set(FRIDAY_NIGHT);
        var subject = hand(Importance.REFERENCE, Tlp.GREEN);
        dispatcher.goRound();
        deliveries.doneForAll(subject);
        clock.set(TUESDAY_MORNING);
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
        assertThat(states()).containsOnly("NEEDLESS");
    }

    @Test
    void anAddressThatCarriesAnotherOneIsWrittenToByNobody() {
        clock.set(FRIDAY_NOON);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        var change = "update directory.post set email = :email where person = :person";
        try {
            // as if it had come round every check of the registry
            jdbc.sql(change).param("email", "wanda@example.jp>\r\nBcc: <eve@example.net").param("person",
                    person.id().value()).update();
            hand(Importance.ATTENTION, Tlp.GREEN);
            dispatcher.goRound();
            assertThat(recipients()).isNotEmpty().noneMatch(to -> to.contains("eve") || to.contains("wanda@"));
            assertThat(jdbc.sql("select state || ' ' || cause from channel.message where person = :person")
                    .param("person", person.id().value()).query(String.class).list())
                    .containsOnly("DEAD ADDRESS_UNKNOWN");
        } finally {
            jdbc.sql(change).param("email", person.email()).param("person", person.id().value()).update();
        }
    }

    @Test
    void whoChoseTheInboxAloneGetsNoMail() {
        clock.set(FRIDAY_NOON);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        jdbc.sql("""
                insert into channel.choice (organisation, person, importance, open, means, pace)
                values (:organisation, :person, 'ATTENTION', true, '{}', 'AT_ONCE')""")
                .param("organisation", person.organisation().value()).param("person", person.id().value()).update();
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(recipients()).isNotEmpty().doesNotContain(person.email());
    }

    @Test
    void aServerThatIsAwayLosesNothing() {
        MAIL.stop();
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        dispatcher.goRound();
        assertThat(states()).isNotEmpty().containsOnly("WAITING");
        MAIL.start();
        dispatcher.goRound();
        assertThat(mails()).as("not before the minute is over").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty();
        assertThat(states()).containsOnly("HANDED");
    }

    @Test
    void aServerThatStaysAwayEndsInADeadLetterWithItsCause() {
        MAIL.stop();
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        for (var hours = 0; hours <= 33; hours++) {
            dispatcher.goRound();
            clock.advance(Duration.ofHours(1));
        }
        MAIL.start();
        assertThat(states()).isNotEmpty().containsOnly("DEAD");
        assertThat(
                jdbc.sql("select distinct cause from channel.message where means = 'MAIL'").query(String.class).list())
                .containsExactly("UNREACHABLE");
        assertThat(jdbc.sql("select min(attempts) from channel.message where means = 'MAIL'").query(Integer.class)
                .single())
                .isGreaterThan(20);
    }

    @Test
    void whatAStandstillKeptBackIsTriedAsLongAsAnythingElse() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        nobodyIsReminded();
        planner.plan(2_000);
        // nothing goes out from Friday to Monday
        clock.advance(Duration.ofDays(3));
        MAIL.stop();
        dispatcher.goRound();
        assertThat(states()).as("their first try").isNotEmpty().containsOnly("WAITING");
        MAIL.start();
        clock.advance(Duration.ofMinutes(1));
        dispatcher.goRound();
        assertThat(mails()).isNotEmpty();
        assertThat(states()).containsOnly("HANDED");
    }

    @Test
    void aMailThatCannotBeWrittenKeepsNoOtherBackAndEndsAsADeadLetterWithItsCause() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        nobodyIsReminded();
        planner.plan(2_000);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        // no address can be made of it
        jdbc.sql("update channel.message set link = '/advisories/%%' where person = :person")
                .param("person", person.id().value()).update();
        dispatcher.goRound();
        assertThat(recipients()).isNotEmpty().doesNotContain(person.email());
        assertThat(of(person.id().value())).isEqualTo("WAITING NOT_WRITTEN 1");
        dispatcher.goRound();
        assertThat(of(person.id().value())).as("not before the minute is over").isEqualTo("WAITING NOT_WRITTEN 1");
        clock.advance(Duration.ofMinutes(1));
        dispatcher.goRound();
        assertThat(of(person.id().value())).isEqualTo("WAITING NOT_WRITTEN 2");
        clock.advance(Duration.ofHours(24));
        dispatcher.goRound();
        assertThat(of(person.id().value())).isEqualTo("DEAD NOT_WRITTEN 3");
    }

    @Test
    void whatCannotBeWrittenKeepsNothingElseOutOfTheMorningsMail() {
        clock.set(japan("2026-11-19T23:00:00"));
        hand(Importance.REFERENCE, Tlp.GREEN);
        hand(Importance.REFERENCE, Tlp.CLEAR);
        nobodyIsReminded();
        planner.plan(2_000);
        var person = directory.personByLogin("wanda.naomi").orElseThrow();
        jdbc.sql("update channel.message set link = '/advisories/%%' where person = :person and tlp = 'CLEAR'")
                .param("person", person.id().value()).update();
        clock.set(japan("2026-11-20T08:30:00"));
        dispatcher.goRound();
        assertThat(recipients()).contains(person.email());
        assertThat(jdbc.sql("select tlp || ' ' || state from channel.message where person = :person order by tlp")
                .param("person", person.id().value()).query(String.class).list())
                .containsExactly("CLEAR WAITING", "GREEN HANDED");
    }

    /// Of what they have four hours for here.
    private void nobodyIsReminded() {
        jdbc.sql("update delivery.parcel set pursue_at = null").update();
    }

    private String of(long person) {
        return jdbc.sql("select concat_ws(' ', state, cause, attempts) from channel.message where person = :person")
                .param("person", person).query(String.class).single();
    }

    @Test
    void whoeverDiesWhileHandingOnIsFollowedByAnother() {
        clock.set(FRIDAY_NOON);
        hand(Importance.ATTENTION, Tlp.GREEN);
        planner.plan(2_000);
        var claimed = messages.claim(Means.MAIL, 100, Duration.ofMinutes(2));
        assertThat(claimed).isNotEmpty();
        dispatcher.goRound();
        assertThat(mails()).as("somebody is at it").isEmpty();
        clock.advance(Duration.ofMinutes(2).plusSeconds(1));
        dispatcher.goRound();
        assertThat(mails()).hasSameSizeAs(claimed);
    }

    @Test
    void whoMayNotReadWhatHasComeIsNotToldOfIt() {
        clock.set(FRIDAY_NOON);
        var registry = program.getBean(dev.noroshi.directory.Registry.class);
        var today = java.time.LocalDate.now(clock);
        var mail = "contractor@example.jp";
        var entry = new dev.noroshi.directory.PersonEntry("told.contractor", "新井　一", null, null,
                dev.noroshi.kernel.Language.JA, operator.id(), "operator-reporter", mail, null, null, null, null,
                dev.noroshi.directory.Attachment.CONSULTANT, null, today, null);
        registry.enterPeople(java.util.List.of(entry));
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(recipients()).contains(mailOf("wanda.naomi")).doesNotContain(mail);
        read();
        registry.enterPeople(java.util.List.of(entry.attached(dev.noroshi.directory.Attachment.CONSULTANT,
                new dev.noroshi.directory.Nda(today, null))));
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(recipients()).contains(mail);
    }
}
