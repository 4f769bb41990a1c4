package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lists of whom to ring and fax hold what is still to be done, the most important first.
class ListsByHandTest extends TellingPeople {

    @BeforeEach
    void noon() {
        clock.set(FRIDAY_NOON);
    }

    @Test
    void whoHasConfirmedByThePageIsNeitherRungNorFaxedAnyMore() {
        var confirmed = hand(Importance.WARNING, Tlp.GREEN);
        var open = hand(Importance.WARNING, Tlp.GREEN);
        for (var means : List.of(Means.TELEPHONE, Means.FAX)) {
            waiting(parcel(confirmed), means, Importance.WARNING, FRIDAY_NOON, 1);
            waiting(parcel(open), means, Importance.WARNING, FRIDAY_NOON, 1);
        }
        confirm(confirmed);
        dispatcher.goRound();
        assertThat(states(confirmed)).containsOnly("NEEDLESS");
        assertThat(states(open)).containsOnly("WAITING");
    }

    @Test
    void whatWasRecalledIsNeitherRungNorFaxedAnyMore() {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        waiting(parcel(subject), Means.TELEPHONE, Importance.WARNING, FRIDAY_NOON, 1);
        deliveries.doneForAll(subject);
        dispatcher.goRound();
        assertThat(states(subject)).containsOnly("NEEDLESS");
    }

    @Test
    void howeverManyFaxesAreConfirmedANewOneStandsOnTheList() {
        var confirmed = hand(Importance.WARNING, Tlp.GREEN);
        waiting(parcel(confirmed), Means.FAX, Importance.WARNING, FRIDAY_NOON.minusSeconds(60), Faxes.LIMIT + 1);
        var open = hand(Importance.WARNING, Tlp.GREEN);
        waiting(parcel(open), Means.FAX, Importance.WARNING, FRIDAY_NOON, 1);
        confirm(confirmed);
        assertThat(page("/faxes")).contains(last(open));
    }

    @Test
    void theMostImportantFaxStandsFirstAndThePageSaysHowManyMoreThereAre() {
        var many = hand(Importance.REFERENCE, Tlp.GREEN);
        waiting(parcel(many), Means.FAX, Importance.REFERENCE, FRIDAY_NOON.minusSeconds(60), Faxes.LIMIT + 1);
        var urgent = hand(Importance.WARNING, Tlp.GREEN);
        waiting(parcel(urgent), Means.FAX, Importance.WARNING, FRIDAY_NOON, 1);
        var page = page("/faxes");
        assertThat(page).contains("ほかに2件あります");
        assertThat(page.indexOf(last(urgent))).as("before all others").isPositive()
                .isLessThan(page.indexOf("参考情報"));
    }

    @Test
    void howeverManyAreToBeRungTheMostImportantStandFirstAndThePageSaysHowManyMoreThereAre() {
        jdbc.sql("update delivery.parcel set done_at = sent_at where done_at is null").update();
        for (var each = 0; each <= Calls.LIMIT; each++)
            waiting(parcel(hand(Importance.REFERENCE, Tlp.GREEN)), Means.TELEPHONE, Importance.REFERENCE, FRIDAY_NOON,
                    1);
        clock.advance(Duration.ofMinutes(1));
        var urgent = parcel(hand(Importance.WARNING, Tlp.GREEN));
        waiting(urgent, Means.TELEPHONE, Importance.WARNING, clock.instant(), 1);
        var page = page("/calls");
        assertThat(page).contains("ほかに2件あります");
        assertThat(page.indexOf("call-")).isEqualTo(page.indexOf("call-" + urgent));
    }

    @Test
    void howeverManyAreOverdueTheMostImportantStandFirstAndThePageSaysHowManyMoreThereAre() {
        jdbc.sql("update delivery.parcel set done_at = sent_at where done_at is null").update();
        for (var each = 0; each <= Calls.LIMIT; each++)
            hand(Importance.REFERENCE, Tlp.GREEN);
        clock.advance(Duration.ofMinutes(1));
        var urgent = parcel(hand(Importance.WARNING, Tlp.GREEN));
        clock.advance(Duration.ofHours(5));
        var page = page("/calls");
        assertThat(page).contains("ほかに2件あります");
        assertThat(page.indexOf("call-")).isEqualTo(page.indexOf("call-" + urgent));
        jdbc.sql("update delivery.parcel set done_at = sent_at where done_at is null").update();
    }

    @Test
    void whenNobodyAnswersAtAnyNumberItIsSaidOnceAndHoldsForAllOfThem() {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        waiting(parcel(subject), Means.TELEPHONE, Importance.WARNING, FRIDAY_NOON, 3);
        browser().post("/calls/" + parcel(subject), "result", "NO_ANSWER");
        assertThat(
                jdbc.sql("select state || ' ' || coalesce(cause, '') from channel.message").query(String.class).list())
                .hasSize(3).containsOnly("WAITING NO_ANSWER");
        assertThat(page("/calls")).containsOnlyOnce("応答がありませんでした");
    }

    private String page(String address) {
        return browser().get(address).body();
    }

    private dev.noroshi.testing.Browser browser() {
        var desk = program.getBean(dev.noroshi.directory.AddressBook.class)
                .people(List.of(secretariat.id()), java.time.LocalDate.now(clock))
                .getOrDefault(secretariat.id(), List.of()).stream()
                .filter(person -> person.role().equals("secretariat")).findFirst().orElseThrow();
        return door.browser(desk.login());
    }

    private void confirm(UUID subject) {
        deliveries.enterConfirmations(subject, List.of(new Deliveries.Confirmation(operator.id(),
                directory.personByLogin("wanda.naomi").orElseThrow().id(), clock.instant())));
    }

    private ParcelId parcel(UUID subject) {
        return deliveries.parcelsOf(operator.id(), subject).getFirst().id();
    }

    private List<String> states(UUID subject) {
        return jdbc.sql("select state from channel.message where parcel = :parcel and means in ('TELEPHONE', 'FAX')")
                .param("parcel", parcel(subject).value()).query(String.class).list();
    }

    private String last(UUID subject) {
        return jdbc.sql("select id::text from channel.message where parcel = :parcel order by step desc limit 1")
                .param("parcel", parcel(subject).value()).query(String.class).single();
    }

    /// So many words about a parcel that somebody is to ring or fax.
    private void waiting(ParcelId parcel, Means means, Importance importance, Instant since, int many) {
        jdbc.sql("""
                insert into channel.message (id, parcel, reason, step, sender, organisation, means, address, language, pace,
                                             occasion, tlp, importance, number, task, link, created_at, due_at, state)
                select gen_random_uuid(), :parcel, 'REMINDER', step, :sender, :organisation, :means, '03-0000-0009', 'JA',
                       'AT_ONCE', 'REAL', 'GREEN', :importance, 'T7', 'advisory.confirm', '/advisories/7', :at, :at, 'WAITING'
                from generate_series(1, :many) as step""").param("parcel", parcel.value())
                .param("sender", secretariat.id().value()).param("organisation", operator.id().value())
                .param("means", means.name()).param("importance", importance.name())
                .param("at", since.atOffset(ZoneOffset.UTC)).param("many", many).update();
    }
}
