package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who does not confirm is reminded, and then those above are told.
class PursuitTest extends TellingPeople {

    @Autowired
    dev.noroshi.directory.AddressBook addresses;

    @Test
    void halfWayToTheDeadlineWhoHasNotConfirmedIsReminded() {
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        var told = recipients();
        read();
        clock.advance(Duration.ofHours(2).minusSeconds(1));
        dispatcher.goRound();
        assertThat(mails()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        dispatcher.goRound();
        dispatcher.goRound();
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(told);
        assertThat(mails()).allSatisfy(
                mail -> assertThat(subject(mail)).containsAnyOf("未確認です", "Not yet confirmed"));
    }

    @Test
    void whoHasConfirmedIsLeftInPeace() {
        clock.set(FRIDAY_NOON);
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        var told = mails().size();
        deliveries.doneForAll(subject);
        for (var hour = 0; hour < 20; hour++) {
            clock.advance(Duration.ofHours(1));
            dispatcher.goRound();
        }
        assertThat(mails()).hasSize(told);
    }

    @Test
    void atTheDeadlineDeputiesAreRemindedToo() {
        clock.set(FRIDAY_NOON);
        var people = people(operator.id());
        var principal = people.stream().filter(person -> person.login().equals("wanda.naomi")).findFirst()
                .orElseThrow();
        var deputy = deputyOf(principal);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(recipients()).doesNotContain(deputy);
        clock.advance(Duration.ofHours(4));
        dispatcher.goRound();
        assertThat(recipients()).contains(deputy);
    }

    @Test
    void inThePlaceOfWhoIsAwayTheDeputyIsTold() {
        clock.set(FRIDAY_NOON);
        var principal = directory.personByLogin("wanda.naomi").orElseThrow();
        var deputy = deputyOf(principal);
        jdbc.sql("insert into channel.absence values (:organisation, :person, '2026-11-19', '2026-11-20')")
                .param("organisation", principal.organisation().value()).param("person", principal.id().value())
                .update();
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        assertThat(recipients()).contains(deputy).doesNotContain(principal.email());
    }

    @Test
    void anHourAfterTheDeadlineWhoHandedItOnIsToldOnceForAllWhoAreSilent() {
        clock.set(FRIDAY_NOON);
        var subject = UUID.randomUUID();
        var members = directory.membersOf(secretariat.id(), java.time.LocalDate.now(clock));
        assertThat(members).hasSizeGreaterThan(1);
        for (var member : members)
            hand(subject, Importance.ATTENTION, Tlp.GREEN, secretariat.id(), member, null);
        dispatcher.goRound();
        clock.advance(Duration.ofHours(5));
        dispatcher.goRound();
        var escalations = escalations();
        assertThat(recipients(escalations)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(recipients(escalations))
                .allSatisfy(address -> assertThat(addressesOf(secretariat.id())).contains(address));
        assertThat(escalations).allSatisfy(mail -> assertThat(text(mail)).contains("/calls").doesNotContain(SECRET));
    }

    @Test
    void whoHandedItToThatOneIsToldWhenItStaysSilent() {
        clock.set(FRIDAY_NOON);
        handedFromTheMinistry();
        clock.advance(Duration.ofHours(5));
        dispatcher.goRound();
        read();
        clock.advance(Duration.ofHours(3));
        dispatcher.goRound();
        assertThat(recipients(escalations())).isNotEmpty()
                .allSatisfy(address -> assertThat(addressesOf(ministry.id())).contains(address));
    }

    @Test
    void whereNobodyIsBeforeWhoHandedItOnTheyAreToldOnceMore() {
        clock.set(FRIDAY_NOON);
        var subject = UUID.randomUUID();
        hand(subject, Importance.WARNING, Tlp.AMBER, ministry.id(), secretariat, null);
        for (var step : List.of(Duration.ZERO, Duration.ofHours(5), Duration.ofHours(3))) {
            read();
            clock.advance(step);
            dispatcher.goRound();
        }
        assertThat(recipients(escalations())).isNotEmpty().doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(addressesOf(ministry.id())).contains(address));
        deliveries.doneForAll(subject);
    }

    @Test
    void afterALongStandstillWhoHasItIsRemindedOnceAndWhoHandedItOnIsToldOnce() {
        clock.set(FRIDAY_NOON);
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        read();
        clock.advance(Duration.ofDays(3));
        dispatcher.goRound();
        dispatcher.goRound();
        var escalations = escalations();
        assertThat(recipients(escalations)).isNotEmpty().doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(addressesOf(secretariat.id())).contains(address));
        var reminders = mails().stream().filter(mail -> !escalations.contains(mail)).toList();
        assertThat(recipients(reminders)).isNotEmpty().doesNotHaveDuplicates()
                .allSatisfy(address -> assertThat(addressesOf(operator.id())).contains(address));
        deliveries.doneForAll(subject);
    }

    @Test
    void whoHandedItOnIsToldThoughTheProgramStoodStillUntilThoseBeforeThemAreTold() {
        clock.set(FRIDAY_NOON);
        var subject = handedFromTheMinistry();
        clock.advance(Duration.ofHours(2));
        dispatcher.goRound();
        read();
        clock.advance(Duration.ofDays(3));
        dispatcher.goRound();
        assertThat(recipients(escalations())).doesNotHaveDuplicates()
                .anySatisfy(address -> assertThat(addressesOf(secretariat.id())).contains(address))
                .anySatisfy(address -> assertThat(addressesOf(ministry.id())).contains(address));
        assertThat(recipients()).as("whose deadline passed meanwhile")
                .anySatisfy(address -> assertThat(addressesOf(operator.id())).contains(address));
        deliveries.doneForAll(subject);
    }

    /// By way of the secretariat, which has done its part, to the operator.
    private UUID handedFromTheMinistry() {
        var subject = UUID.randomUUID();
        hand(subject, Importance.WARNING, Tlp.AMBER, ministry.id(), secretariat, null);
        var parent = deliveries.parcelsOf(secretariat.id(), subject).getFirst().id();
        hand(subject, Importance.WARNING, Tlp.AMBER, secretariat.id(), operator, parent);
        deliveries.done(secretariat.id(), subject);
        dispatcher.goRound();
        return subject;
    }

    private static List<jakarta.mail.internet.MimeMessage> escalations() {
        return mails().stream().filter(mail -> subject(mail).contains("確認がとれていません")
                || subject(mail).contains("No confirmation")).toList();
    }

    @Test
    void whatWasMissedWhileTheProgramStoodStillIsMadeUpForByOneWord() {
        clock.set(FRIDAY_NOON);
        hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        read();
        // the program stands still from noon over both reminders
        clock.advance(Duration.ofHours(4).plusMinutes(30));
        dispatcher.goRound();
        assertThat(recipients()).isNotEmpty().doesNotHaveDuplicates();
    }

    private String deputyOf(Person principal) {
        var login = principal.login().replaceAll(".*", "deputy.of.wanda");
        var registry = program.getBean(dev.noroshi.directory.Registry.class);
        registry.enterPeople(List.of(new dev.noroshi.directory.PersonEntry(login, "代理　太郎", null, null,
                dev.noroshi.kernel.Language.JA, principal.organisation(), "council", "deputy@operator.example.jp", null,
                null,
                null, null, java.time.LocalDate.of(2026, 4, 1), null)));
        var deputy = directory.personByLogin(login).orElseThrow();
        jdbc.sql("insert into channel.deputy values (:organisation, :person, :deputy, 1)")
                .param("organisation", principal.organisation().value()).param("person", principal.id().value())
                .param("deputy", deputy.id().value()).update();
        return "deputy@operator.example.jp";
    }

    private List<Person> people(OrganisationId organisation) {
        return addresses.people(List.of(organisation), java.time.LocalDate.now(clock)).getOrDefault(organisation,
                List.of());
    }

    private List<String> addressesOf(OrganisationId organisation) {
        var all = new java.util.ArrayList<String>();
        people(organisation).forEach(person -> all.add(person.email()));
        var desk = addresses.contacts(List.of(organisation), java.time.LocalDate.now(clock)).get(organisation);
        if (desk != null) all.add(desk.email());
        return all;
    }
}
