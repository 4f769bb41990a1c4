package dev.noroshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Role;
import dev.noroshi.bulletin.SigningKeys;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Person;
import dev.noroshi.mailin.Certificates;
import dev.noroshi.testing.MailKeys;
import dev.noroshi.testing.MailKeys.Wish;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whoever sees to a key or a certificate is told of its end by mail, once at each time.
class EndsAreToldTest extends TellingPeople {

    private static final KeyPair KEYS = MailKeys.rsa(2048);

    @Autowired
    KeyWatch watch;
    @Autowired
    SigningKeys signing;
    @Autowired
    Certificates certificates;
    @Autowired
    AddressBook addresses;

    @BeforeEach
    void begin() {
        jdbc.sql("delete from channel.key").update();
        jdbc.sql("delete from mailin.certificate").update();
        clock.set(FRIDAY_NOON);
    }

    @AfterEach
    void end() {
        jdbc.sql("delete from mailin.certificate").update();
        clock.set(FRIDAY_NOON);
    }

    private void roundAt(Instant at) {
        read();
        clock.set(at);
        watch.goRound();
        dispatcher.goRound();
    }

    private static List<String> told(String subject) {
        return recipients(mails().stream().filter(mail -> subject(mail).contains(subject)).toList());
    }

    @Test
    void whoKeepsTheSourcesIsToldThatTheKeyOfPublicDocumentsEndsAndOnceAtEachTime() throws Exception {
        var until = signing.published().getFirst().until();
        var centre = directory.centre(LocalDate.now(clock)).id();
        var keepers = addresses.people(List.of(centre), LocalDate.now(clock)).getOrDefault(centre, List.of()).stream()
                .filter(each -> each.email() != null && Role.ofCode(each.role()).may(Permission.EDIT_BULLETIN_SOURCES))
                .map(Person::email).toList();
        assertThat(keepers).isNotEmpty().doesNotContain(mailOf("wanda.naomi"), mailOf("namine.mai"));
        for (var each : List.of(new Day(-91, false), new Day(-90, true), new Day(-89, false), new Day(-31, false),
                new Day(-30, true), new Day(-29, false), new Day(-7, true), new Day(-6, false), new Day(0, true),
                new Day(1, false), new Day(40, false))) {
            roundAt(until.plus(Duration.ofDays(each.left())));
            assertThat(told("公開文書に署名する鍵")).as(each.toString())
                    .containsExactlyInAnyOrderElementsOf(each.isTold() ? keepers : List.of());
            for (var mail : mails()) if (each.isTold()) assertThat(text(mail)).contains("/bulletins/sources", "指紋");
        }
        // the next one had been there since the first letter
        assertThat(signing.published().getFirst().from()).isBefore(until.minus(Duration.ofDays(89)));
    }

    private record Day(int left, boolean isTold) {
    }

    @Test
    void whoHasMissedALetterIsToldTheLastAlone() {
        var until = signing.published().getFirst().until();
        roundAt(until.minus(Duration.ofDays(3)));
        var told = told("公開文書に署名する鍵");
        assertThat(told).isNotEmpty().doesNotHaveDuplicates();
        roundAt(until.minus(Duration.ofDays(2)));
        assertThat(told("公開文書に署名する鍵")).isEmpty();
    }

    @Test
    void whoSignsTheirMailsIsToldThatTheirCertificateEndsUnlessTheyHaveALaterOne() throws Exception {
        enter(Duration.ofDays(60));
        var wanda = mailOf("wanda.naomi");
        for (var each : List.of(new Day(29, false), new Day(30, true), new Day(31, false), new Day(53, true),
                new Day(54, false))) {
            roundAt(FRIDAY_NOON.plus(Duration.ofDays(each.left())));
            assertThat(told("メールに署名する証明書")).as(each.toString())
                    .containsExactlyElementsOf(each.isTold() ? List.of(wanda) : List.of());
        }
        enter(Duration.ofDays(400));
        roundAt(FRIDAY_NOON.plus(Duration.ofDays(60)));
        assertThat(told("メールに署名する証明書")).isEmpty();
    }

    private void enter(Duration lasts) throws Exception {
        var wanda = directory.personByLogin("wanda.naomi").orElseThrow();
        var caller = new Caller(wanda.id(), wanda.organisation(), operator.actorClass(), Role.ofCode(wanda.role()),
                wanda.language());
        var now = clock.instant();
        assertThat(certificates.enter(caller, MailKeys.certificate(KEYS,
                Wish.of(Objects.requireNonNull(wanda.email()), now.minusSeconds(3600), now.plus(lasts))).getEncoded()))
                .isEmpty();
    }
}
