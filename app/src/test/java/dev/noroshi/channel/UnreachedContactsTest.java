package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.Kind;
import dev.noroshi.contacts.OwnContact;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Outcome;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.Program;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whose mails come back is known to those who keep the contact data, and to themselves.
class UnreachedContactsTest extends TellingPeople {

    @Autowired
    Bounces bounces;
    @Autowired
    Checks checks;
    @Autowired
    OwnContact own;
    @Autowired
    AddressBook addresses;
    Person wanda;
    Caller keeper;

    @BeforeEach
    void world() {
        clock.set(FRIDAY_NOON);
        wanda = directory.personByLogin("wanda.naomi").orElseThrow();
        keeper = caller(person(secretariat.id(), "secretariat"));
        forget();
    }

    @AfterEach
    void forget() {
        for (var table : List.of("channel.failing", "contacts.asked", "contacts.checking", "contacts.said"))
            jdbc.sql("delete from " + table).update();
    }

    @Test
    void anAddressThatANoticeCameBackFromIsOnTheListOfStaleContactsWithSinceWhenAndByWhichMeans() {
        own.confirm(caller(wanda), OwnContact.Whose.PERSON);
        assertThat(stale(keeper)).as("confirmed").isEmpty();
        clock.advance(Duration.ofHours(1));
        comesBack();
        var first = clock.instant();
        clock.advance(Duration.ofHours(3));
        comesBack();
        for (var above : List.of(keeper, caller(person(ministry.id(), "ministry"))))
            assertThat(stale(above)).singleElement().satisfies(found -> assertThat(found.failures()).containsExactly(
                    new Checks.Failure(Means.MAIL, mailOf("wanda.naomi"), Cause.ADDRESS_UNKNOWN, first)));
        var place = new dev.noroshi.contacts.StalePlace(String.valueOf(operator.ceptoar()),
                operator.id().value(), wanda.id().value() - 1);
        assertThat(door.browser(person(secretariat.id(), "secretariat").login())
                .get("/contacts/stale?after=" + place.written()).body())
                .contains(mailOf("wanda.naomi"), "宛先が存在しません", "メール", "13:00");
        var api = new Program(port, door.token(person(secretariat.id(), "secretariat").login()))
                .get("/api/v1/contacts/stale?limit=500").json().toString();
        assertThat(api).contains("\"means\":\"MAIL\"", "ADDRESS_UNKNOWN").doesNotContain(mailOf("wanda.naomi"));
    }

    @Test
    void theOrganisationItselfIsToldThatAnAddressOfItsOwnTakesNoMailsAndWhatToDo() {
        var browser = door.browser("wanda.naomi");
        assertThat(browser.get("/home").body()).doesNotContain("メールが届かない連絡先");
        comesBack();
        assertThat(browser.get("/home").body()).contains("メールが届かない連絡先", "届かない連絡先が1件あります", "/contacts#failures");
        assertThat(browser.get("/contacts").body()).contains("メールが届かない連絡先", mailOf("wanda.naomi"), "宛先が存在しません",
                "アドレスが違っていれば下で直してください");
        assertThat(browser.get("/contacts?lang=en").body()).contains("Contacts mails do not reach");
        browser.get("/contacts?lang=ja");
        assertThat(door.browser("sangi.kaori").get("/contacts").body()).as("who keeps the contact data there")
                .contains("メールが届かない連絡先", mailOf("wanda.naomi"));
        assertThat(door.browser("haginomiya.wataru").get("/contacts").body()).as("of another organisation")
                .doesNotContain("メールが届かない連絡先", mailOf("wanda.naomi"));
    }

    @Test
    void whoPutsTheAddressRightIsListedForItNoMore() {
        comesBack();
        var change = "update directory.post set email = :email where person = :person";
        try {
            jdbc.sql(change).param("email", "new.address@example.jp").param("person", wanda.id().value()).update();
            assertThat(checks.ownFailures(caller(wanda))).isEmpty();
            assertThat(stale(keeper)).allSatisfy(found -> assertThat(found.failures()).isEmpty());
        } finally {
            jdbc.sql(change).param("email", wanda.email()).param("person", wanda.id().value()).update();
        }
    }

    @Test
    void whoSaysThatTheAddressIsRightIsListedAgainWhenTheNextMailComesBack() {
        comesBack();
        assertThat(checks.ownFailures(caller(wanda))).hasSize(1);
        clock.advance(Duration.ofHours(1));
        own.confirm(caller(wanda), OwnContact.Whose.PERSON);
        assertThat(checks.ownFailures(caller(wanda))).isEmpty();
        assertThat(stale(keeper)).isEmpty();
        clock.advance(Duration.ofHours(1));
        comesBack();
        assertThat(checks.ownFailures(caller(wanda))).hasSize(1);
        assertThat(stale(keeper)).hasSize(1);
    }

    @Test
    void whoAnswersTheTelephoneInATestStillHasAnAddressThatTakesNoMails() {
        var before = own.recorded(caller(wanda), OwnContact.Whose.PERSON).orElseThrow();
        own.change(caller(wanda), OwnContact.Whose.PERSON,
                new OwnContact.Typed(before.email(), "03-0000-5001", "", "", ""));
        try {
            clock.advance(Duration.ofHours(1));
            comesBack();
            clock.advance(Duration.ofHours(1));
            assertThat(checks.begin(keeper, Kind.TEST, operator.id())).isInstanceOf(Outcome.Done.class);
            assertThat(jdbc.sql("""
                    update contacts.asked set answer = 'CONFIRMED', answered_at = :now
                    where person = :person and means = 'TELEPHONE'""")
                    .param("now", java.time.OffsetDateTime.now(clock)).param("person", wanda.id().value()).update())
                    .isEqualTo(1);
            assertThat(stale(keeper)).singleElement().satisfies(
                    found -> assertThat(found.failures()).extracting(Checks.Failure::means)
                            .containsExactly(Means.MAIL));
        } finally {
            own.change(caller(wanda), OwnContact.Whose.PERSON, before);
        }
    }

    @Test
    void anOrganisationNobodyOfWhichCanBeWrittenToIsListedWithThatAsTheCause() {
        var emails = jdbc.sql("select person, email from directory.post where organisation = :id and email is not null")
                .param("id", operator.id().value()).query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list();
        var desk = jdbc.sql("select min(email) from directory.organisation_state where organisation = :id")
                .param("id", operator.id().value()).query(String.class).optional().orElse(null);
        try {
            jdbc.sql("update directory.post set email = null where organisation = :id")
                    .param("id", operator.id().value()).update();
            desk(null);
            var subject = hand(Importance.WARNING, Tlp.AMBER);
            dispatcher.goRound();
            deliveries.doneForAll(subject);
            assertThat(checks.stale(keeper).stream().filter(each -> each.party().equals(Party.desk(operator.id()))))
                    .singleElement().satisfies(found -> assertThat(found.failures()).containsExactly(
                            new Checks.Failure(Means.MAIL, "", Cause.NO_ADDRESS, clock.instant())));
            assertThat(door.browser("wanda.naomi").get("/contacts").body()).contains("連絡先が登録されていません");
        } finally {
            emails.forEach(each -> jdbc
                    .sql("update directory.post set email = :email where person = :person and organisation = :id")
                    .param("email", each.getValue()).param("person", each.getKey()).param("id", operator.id().value())
                    .update());
            desk(desk);
        }
    }

    private void desk(@Nullable String email) {
        jdbc.sql("update directory.organisation_state set email = :email where organisation = :id")
                .param("email", email, java.sql.Types.VARCHAR).param("id", operator.id().value()).update();
    }

    /// Something is handed to the operator, and the mail about it to one of its people comes back.
    private void comesBack() {
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        var id = jdbc.sql("""
                select m.id from channel.message m
                where m.person = :person and m.means = 'MAIL' and m.state = 'HANDED'
                  and m.parcel = any(:parcels)""").param("person", wanda.id().value())
                .param("parcels", deliveries.parcelsOf(operator.id(), subject).stream().map(each -> each.id().value())
                        .toArray(UUID[]::new))
                .query(UUID.class).single();
        assertThat(bounces.note(new Bounces.Bounce(Bounces.Fate.FAILED, Set.of(id), List.of(), Cause.ADDRESS_UNKNOWN,
                "5.1.1"))).isPresent();
        deliveries.doneForAll(subject);
    }

    private List<Checks.Stale> stale(Caller caller) {
        return checks.stale(caller).stream()
                .filter(each -> each.party().equals(new Party(operator.id(), wanda.id()))).toList();
    }

    private Caller caller(Person person) {
        var organisation = directory.organisation(person.organisation(), LocalDate.now(clock)).orElseThrow();
        return new Caller(person.id(), organisation.id(), organisation.actorClass(), Role.ofCode(person.role()),
                person.language());
    }

    private Person person(OrganisationId organisation, String role) {
        return addresses.people(List.of(organisation), LocalDate.now(clock)).getOrDefault(organisation, List.of())
                .stream().filter(each -> each.role().equals(role)).findFirst().orElseThrow();
    }
}
