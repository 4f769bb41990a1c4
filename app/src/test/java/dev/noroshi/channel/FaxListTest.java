package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.directory.AddressBook;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.directory.Registry;
import java.util.Objects;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.Browser;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A desk prints what is to be faxed, sends it, and enters the slips that come back; a recall goes the same way.
class FaxListTest extends TellingPeople {

    private static final String FAX = "03-0000-7654";

    @Autowired
    AddressBook addresses;
    @Autowired
    Faxes faxes;
    @Autowired
    Ringing ringing;
    private @Nullable String faxBefore;

    @BeforeEach
    void theDeskIsToldByFax() {
        clock.set(FRIDAY_NOON);
        faxBefore = theDeskHasFax(FAX);
        jdbc.sql(
                """
                insert into channel.choice (organisation, person, importance, open, means, pace)
                select :organisation, null, importance, open, '{FAX}', 'AT_ONCE'
                from unnest('{WARNING,ATTENTION,REFERENCE}'::text[]) as importance, unnest('{true,false}'::boolean[]) as open""")
                .param("organisation", operator.id().value()).update();
    }

    /// The program is shared with tests in which nobody is faxed.
    @AfterEach
    void theDeskHasTheFaxItHad() {
        clock.set(FRIDAY_NOON);
        theDeskHasFax(faxBefore);
    }

    @Test
    void aDeskPrintsTheSheetsMarksThemSentAndEntersTheSlip() throws Exception {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        dispatcher.goRound();
        var browser = door.browser(desk());
        var page = browser.get("/faxes").body();
        assertThat(page).contains(operator.nameJa(), "新着", "T7", FAX);
        var id = fax(subject);

        var pdf = print(browser, id);
        var text = text(pdf);
        assertThat(text).contains("TLP:GREEN", "T7", "警報", operator.nameJa(), secretariat.nameJa(), "返信票", SECRET,
                "https://noroshi.example.jp/advisories/7", id.substring(0, 8), FAX);

        assertThat(Browser.location(browser.post("/faxes/sent", "fax", id))).isEqualTo("/faxes");
        assertThat(browser.get("/faxes").body()).contains("返信票を待っているもの", id.substring(0, 8))
                .doesNotContain("name=\"fax\" value=\"" + id);
        browser.post("/faxes/" + id, "result", "NOT_THROUGH");
        assertThat(browser.get("/faxes").body()).as("tried again").contains("name=\"fax\" value=\"" + id);
        browser.post("/faxes/sent", "fax", id);
        browser.post("/faxes/" + id, "result", "RETURNED");
        assertThat(deliveries.parcelsOf(operator.id(), subject).getFirst().confirmedAt()).isEqualTo(FRIDAY_NOON);
        assertThat(browser.get("/faxes").body()).doesNotContain(id);
    }

    @Test
    void whatGoesToNamedSectorsOnlyIsNotWrittenOnPaper() throws Exception {
        var subject = hand(Importance.WARNING, Tlp.AMBER);
        dispatcher.goRound();
        var text = text(print(door.browser(desk()), fax(subject)));
        assertThat(text).contains("TLP:AMBER", "T7", "情報共有範囲により").doesNotContain(SECRET);
    }

    @Test
    void nobodyFaxesOrNotesWhatOthersSend() {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        dispatcher.goRound();
        var id = fax(subject);
        var ministry = door.browser("hoshimizawa.sota");
        assertThat(ministry.get("/faxes").body()).doesNotContain(id);
        assertThat(Browser.location(ministry.get("/files/faxes.pdf?fax=" + id))).isEqualTo("/faxes");
        assertThat(Browser.location(ministry.post("/faxes/print"))).isEqualTo("/faxes");
        assertThat(ministry.post("/faxes/" + id, "result", "RETURNED").statusCode()).isEqualTo(404);
        assertThat(door.browser("wanda.naomi").get("/faxes").statusCode()).isEqualTo(403);
        assertThat(deliveries.parcelsOf(operator.id(), subject).getFirst().confirmedAt()).isNull();
    }

    @Test
    void whoHasConfirmedMeanwhileIsNotFaxedAnyMore() {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        dispatcher.goRound();
        var id = fax(subject);
        deliveries.enterConfirmations(subject, List.of(new dev.noroshi.delivery.Deliveries.Confirmation(operator.id(),
                directory.personByLogin("wanda.naomi").orElseThrow().id(), clock.instant())));
        assertThat(door.browser(desk()).get("/faxes").body()).doesNotContain(id);
    }

    @Test
    void aRecallGoesByEveryMeansByWhichPeopleHadBeenTold() {
        var subject = hand(Importance.WARNING, Tlp.GREEN);
        dispatcher.goRound();
        door.browser(desk()).post("/faxes/sent", "fax", fax(subject));
        var mailed = recipients();
        assertThat(mailed).isNotEmpty();
        read();
        // they choose the inbox alone from now on: what was recalled reaches them all the same
        jdbc.sql("delete from channel.choice").update();
        jdbc.sql(
                """
                insert into channel.choice (organisation, person, importance, open, means, pace)
                select organisation, person, importance, open, '{}', 'AT_ONCE'
                from (values (:organisation::text, null::bigint), (:organisation, :person)) as party (organisation, person),
                     unnest('{WARNING,ATTENTION,REFERENCE}'::text[]) as importance, unnest('{true,false}'::boolean[]) as open""")
                .param("organisation", operator.id().value())
                .param("person", directory.personByLogin("wanda.naomi").orElseThrow().id().value()).update();
        clock.advance(Duration.ofMinutes(10));
        deliveries.recall(new Notice("advisory.recalled", subject, Occasion.REAL, Importance.WARNING, "T7", SECRET,
                "/advisories/7", clock.instant().plus(Duration.ofHours(2))));
        dispatcher.goRound();
        assertThat(recipients()).containsExactlyInAnyOrderElementsOf(mailed);
        assertThat(jdbc.sql("""
                select means || ' ' || state from channel.message
                where task = 'advisory.recalled' and organisation = :organisation and person is null""")
                .param("organisation", operator.id().value()).query(String.class).list()).contains("FAX WAITING");
    }

    @Test
    void aTestByFaxAndTelephoneStandsOnTheListsAndItsOutcomeIsKnown() {
        var fax = ring(Means.FAX, "03-0000-0001");
        var answered = ring(Means.TELEPHONE, "03-0000-0002");
        var silent = ring(Means.TELEPHONE, "03-0000-0003");
        var browser = door.browser(desk());
        assertThat(browser.get("/calls").body()).contains("連絡試験でかける電話", "03-0000-0002", "03-0000-0003");
        assertThat(browser.get("/faxes").body()).contains("連絡試験", "03-0000-0001");
        browser.post("/calls/trials/" + message(answered), "result", "ANSWERED");
        browser.post("/calls/trials/" + message(silent), "result", "NO_ANSWER");
        browser.post("/faxes/" + message(fax), "result", "RETURNED");
        assertThat(browser.get("/calls").body()).doesNotContain("03-0000-0002", "03-0000-0003");
        var since = clock.instant().minusSeconds(1);
        assertThat(ringing.arrived(since)).contains(fax, answered).doesNotContain(silent);
        assertThat(ringing.failed(since)).containsEntry(silent, Cause.NO_ANSWER);
        assertThat(browser.post("/calls/trials/" + message(silent), "result", "ANSWERED").statusCode())
                .as("once only").isEqualTo(404);
    }

    private UUID ring(Means means, String number) {
        var about = UUID.randomUUID();
        new org.springframework.transaction.support.TransactionTemplate(
                program.getBean(org.springframework.transaction.PlatformTransactionManager.class))
                .executeWithoutResult(status -> ringing.ring(List.of(new Ringing.Ring(about, Reason.TEST, 0,
                        secretariat.id(), Party.desk(operator.id()), means, number, dev.noroshi.kernel.Language.JA,
                        "contacts.confirm", "/contact/x"))));
        return about;
    }

    private String message(UUID about) {
        return jdbc.sql("select id::text from channel.message where about = :about").param("about", about)
                .query(String.class).single();
    }

    private String fax(UUID subject) {
        var parcel = deliveries.parcelsOf(operator.id(), subject).getFirst().id();
        return jdbc.sql("select id::text from channel.message where parcel = :parcel and means = 'FAX'")
                .param("parcel", parcel.value()).query(String.class).single();
    }

    /// @return the one it had
    private @Nullable String theDeskHasFax(@Nullable String fax) {
        var registry = program.getBean(Registry.class);
        var today = LocalDate.now(clock);
        var entry = Objects.requireNonNull(registry.organisations(List.of(operator.id()), today).get(operator.id()));
        var before = entry.state();
        var contact = new Contact(before.contact().deskJa(), before.contact().deskEn(), before.contact().email(),
                before.contact().phone(), fax, before.contact().hotline(), before.contact().hours());
        registry.enterOrganisations(List.of(new OrganisationEntry(entry.id(), entry.actorClass(), entry.ministry(),
                new OrganisationState(before.nameJa(), before.nameKana(), before.nameEn(), before.shortName(), contact,
                        before.profile(), before.notes()),
                entry.sectors(), today, entry.validTo())));
        return before.contact().fax();
    }

    private String desk() {
        return addresses.people(List.of(secretariat.id()), LocalDate.now(clock))
                .getOrDefault(secretariat.id(), List.of()).stream()
                .filter(person -> person.role().equals("secretariat")).findFirst().orElseThrow().login();
    }

    private static byte[] print(Browser browser, String id) {
        var file = Browser.location(browser.post("/faxes/print", "fax", id));
        assertThat(file).as("no token in the address of a file").isEqualTo("/files/faxes.pdf?fax=" + id);
        return browser.download(file).body();
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("[\\s　]", "");
        }
    }
}
