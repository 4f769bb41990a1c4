package dev.noroshi.contacts;

import dev.noroshi.kernel.Outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.noroshi.access.Caller;
import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.PersonEntry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.testing.Browser;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Contact data is asked about, confirmed by one press, and known to be stale when nobody does.
class ContactCheckTest extends AtTheContacts {

    private static final GreenMail MAIL = new GreenMail(
            new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https://noroshi\\.example\\.jp(/contact/[A-Za-z0-9_-]+)");

    @Autowired
    Checks checks;
    @Autowired
    ByLink byLink;
    @Autowired
    OwnContact own;
    @Autowired
    Handovers handovers;
    @Autowired
    EmergencyDesks desks;
    @Autowired
    ContactRounds rounds;
    @Autowired
    Viewing viewing;
    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("noroshi.channel.public-address", () -> "https://noroshi.example.jp");
        registry.add("noroshi.channel.rounds", () -> "true");
        registry.add("noroshi.channel.pause", () -> "50ms");
        registry.add("noroshi.contacts.yearly-day", () -> "10");
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    @BeforeEach
    void nobodyHasBeenAsked() throws Exception {
        jdbc.sql("delete from contacts.asked").update();
        jdbc.sql("delete from contacts.checking").update();
        jdbc.sql("delete from contacts.said").update();
        jdbc.sql("delete from contacts.handover").update();
        letTheMailsOfTheTestBeforeEnd();
        jdbc.sql("delete from channel.attempt").update();
        jdbc.sql("delete from channel.message").update();
        MAIL.purgeEmailFromAllMailboxes();
    }

    private void letTheMailsOfTheTestBeforeEnd() {
        jdbc.sql("""
                update channel.message set state = 'NEEDLESS', ended_at = created_at
                where state = 'WAITING' and claimed_until is null""").update();
        while (jdbc.sql("select count(*) from channel.message where state = 'WAITING' and claimed_until is not null")
                .query(Integer.class).single() > 0)
            MAIL.waitForIncomingEmail(20, Integer.MAX_VALUE);
    }

    @Test
    void aMemberConfirmsByOnePressFromAMailWithoutSigningIn() throws Exception {
        var check = begun(cast.bankSecretariat(), Kind.CHECK, cast.bankReporter().organisation());
        var path = linkTo(directory.personByLogin("haginomiya.wataru").orElseThrow().email());
        var stranger = new Browser(port);
        var page = stranger.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        var person = directory.personByLogin("haginomiya.wataru").orElseThrow();
        assertThat(page.body()).contains("この内容で正しい", "•••").doesNotContain(person.email(), person.nameJa());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        var bank = directory.organisation(cast.bankReporter().organisation(), LocalDate.now(clock)).orElseThrow();
        assertThat(stranger.get(path + "?lang=en").body()).contains("This is right", bank.name(Language.EN))
                .doesNotContain(bank.nameJa());
        stranger.get(path + "?lang=ja");
        assertThat(answers(check)).as("opening confirms nothing").doesNotContain(Answer.CONFIRMED);

        assertThat(stranger.post(path + "/confirm").statusCode()).isEqualTo(302);
        assertThat(answers(check)).contains(Answer.CONFIRMED);
        assertThat(stranger.get(path).body()).contains("確認");
    }

    @Test
    void aLinkThatIsNotOursShowsNothing() throws Exception {
        begun(cast.bankSecretariat(), Kind.CHECK, cast.bankReporter().organisation());
        var path = linkTo(directory.personByLogin("haginomiya.wataru").orElseThrow().email());
        var last = path.charAt(path.length() - 2);
        var forged = path.substring(0, path.length() - 2) + (last == 'A' ? 'B' : 'A') + path.charAt(path.length() - 1);
        var stranger = new Browser(port);
        stranger.get("/sign-in");
        for (var wrong : List.of(forged, "/contact/x", "/contact/" + "A".repeat(43))) {
            assertThat(stranger.get(wrong).statusCode()).as(wrong).isEqualTo(404);
            assertThat(stranger.post(wrong + "/confirm").statusCode()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    void whoDoesNotAnswerIsRemindedAndWhoHasIsNot() throws Exception {
        var check = begun(cast.bankSecretariat(), Kind.CHECK, cast.bankReporter().organisation());
        var asked = checks.asked(cast.bankSecretariat(), check.id(), Answer.NONE).size();
        assertThat(asked).isGreaterThan(1);
        var email = directory.personByLogin("haginomiya.wataru").orElseThrow().email();
        byLink.answer(linkTo(email).substring("/contact/".length()), Answer.CONFIRMED);
        waitForMails(asked);
        MAIL.purgeEmailFromAllMailboxes();
        // the program stood still when the reminder was due
        clock.advance(Duration.ofDays(9));
        rounds.goRound();
        rounds.goRound();
        waitForMails(asked - 1);
        assertThat(recipients()).doesNotContain(email).hasSize(asked - 1);
        assertThat(checks.find(cast.bankSecretariat(), check.id()).orElseThrow().reminders()).isEqualTo(1);
        clock.advance(Duration.ofDays(30));
        rounds.goRound();
        assertThat(byLink.answer(token(check), Answer.CONFIRMED))
                .isEqualTo(new Outcome.Conflict<Card>("contacts.over"));
    }

    @Test
    void whatHasChangedIsPutRightInTheRegistryAndCountsAsAnswered() {
        var check = begun(cast.bankSecretariat(), Kind.CHECK, cast.bankReporter().organisation());
        assertThat(own.asked(cast.bankReporter(), OwnContact.Whose.PERSON)).contains(check);
        var typed = new OwnContact.Typed("new.address@tsuzura.example.jp", "０３-0000-9999", "", "", "平日");
        assertThat(own.change(cast.bankReporter(), OwnContact.Whose.PERSON, typed)).isInstanceOf(Outcome.Done.class);
        assertThat(directory.personByLogin("haginomiya.wataru").orElseThrow().phone()).isEqualTo("03-0000-9999");
        assertThat(answers(check)).contains(Answer.CHANGED);
        assertThat(own.asked(cast.bankReporter(), OwnContact.Whose.PERSON)).isEmpty();
        assertThat(problems(own.change(cast.bankReporter(), OwnContact.Whose.PERSON,
                new OwnContact.Typed("", "abc", "", "x", "")))).containsExactly("phone contacts.phone-form",
                        "fax contacts.phone-form");
        assertThat(own.change(cast.bankReporter(), OwnContact.Whose.DESK, typed)).as("the desk is the manager's")
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whoIsAskedFindsItInTheInboxUntilTheyHaveSaidSo() {
        var reporter = door.browser("haginomiya.wataru");
        var asks = "あなたの連絡先が正しいか確かめる";
        assertThat(reporter.get("/home").body()).doesNotContain(asks);
        begun(cast.bankSecretariat(), Kind.TEST, cast.bankReporter().organisation());
        assertThat(reporter.get("/home").body()).as("a test asks nothing").doesNotContain(asks);
        var check = begun(cast.bankSecretariat(), Kind.CHECK, cast.bankReporter().organisation());
        assertThat(reporter.get("/home").body()).contains(asks, "回答の期限")
                .doesNotContain("組織の窓口の連絡先が正しいか確かめる");
        assertThat(reporter.get("/contacts").body()).contains("確認の期限：", "確認を求められています");
        assertThat(door.browser("sangi.kaori").get("/home").body()).as("of another organisation").doesNotContain(asks);
        reporter.post("/contacts/confirm", "whose", "PERSON");
        assertThat(reporter.get("/home").body()).doesNotContain(asks);
        checks.end(cast.bankSecretariat(), check.id());
        assertThat(own.asked(cast.bankReporter())).isEmpty();
    }

    @Test
    void whoHasMovedNamesASuccessorAndTheSecretariatAgrees() {
        var member = directory.membersOf(cast.bankSecretariat().organisation(), LocalDate.now(clock)).stream()
                .filter(each -> !each.id().equals(cast.bankReporter().organisation())).findFirst().orElseThrow();
        var leaving = registry.people(List.of(member.id()), LocalDate.now(clock)).getFirst();
        var check = begun(cast.bankSecretariat(), Kind.CHECK, member.id());
        var asked = checks.asked(cast.bankSecretariat(), check.id(), null).stream()
                .filter(each -> directory.personByLogin(leaving.login()).orElseThrow().id().equals(each.to().person()))
                .findFirst().orElseThrow();
        var token = program.getBean(Links.class).token(asked.id());
        assertThat(problems(byLink.moved(token, new Handover.Successor("", "x", "y", null)))).hasSize(4);
        var successor = new Handover.Successor("朝霧　千夏", "asagiri.chinatsu@bank.example.jp", "03-0000-1111",
                LocalDate.of(2026, 11, 30));
        assertThat(byLink.moved(token, successor)).isInstanceOf(Outcome.Done.class);
        assertThat(answers(check)).contains(Answer.MOVED);
        assertThat(handovers.open(cast.financeMinistry())).as("not for the ministry").isEmpty();
        assertThat(handovers.open(cast.telecomReporter())).isEmpty();

        var open = handovers.open(cast.bankSecretariat()).getFirst();
        assertThat(handovers.approve(cast.bankSecretariat(), open.id())).isInstanceOf(Outcome.Done.class);
        assertThat(handovers.approve(cast.bankSecretariat(), open.id()))
                .isEqualTo(new Outcome.Conflict<Handover>("contacts.decided"));
        var after = registry.people(List.of(member.id()), LocalDate.of(2026, 12, 1));
        assertThat(after).extracting(each -> each.login()).contains("asagiri.chinatsu").doesNotContain(leaving.login());
        assertThat(registry.people(List.of(member.id()), LocalDate.of(2026, 11, 30)))
                .extracting(each -> each.login()).contains(leaving.login()).doesNotContain("asagiri.chinatsu");
    }

    /// Their attachment decides what they may read (table 5, 定義), and a number of a telephone must not change it.
    @Test
    void aContractorStaysOneWhoeverWritesTheirNumberDown() {
        var bank = cast.bankReporter();
        var agreement = new Nda(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));
        var staff = registry.people(List.of(bank.organisation()), LocalDate.now(clock)).stream()
                .filter(each -> each.login().equals("haginomiya.wataru")).findFirst().orElseThrow();
        registry.enterPeople(List.of(staff.attached(Attachment.CONSULTANT, agreement)));
        try {
            var typed = new OwnContact.Typed("haginomiya@tsuzura.example.jp", "03-0000-9998", "", "", "");
            assertThat(own.change(bank, OwnContact.Whose.PERSON, typed)).isInstanceOf(Outcome.Done.class);
            assertThat(post("haginomiya.wataru", LocalDate.now(clock))).satisfies(post -> {
                assertThat(post.phone()).isEqualTo("03-0000-9998");
                assertThat(post.attachment()).isEqualTo(Attachment.CONSULTANT);
                assertThat(post.nda()).isEqualTo(agreement);
            });
            var last = LocalDate.now(clock).plusDays(5);
            var moved = own.leave(bank, new Handover.Successor("朝霧　千冬", "asagiri.chifuyu@tsuzura.example.jp",
                    "03-0000-1112", last));
            handovers.approve(cast.bankSecretariat(), done(moved));
            assertThat(post("haginomiya.wataru", last).attachment()).isEqualTo(Attachment.CONSULTANT);
            assertThat(post("asagiri.chifuyu", last.plusDays(1))).satisfies(post -> {
                assertThat(post.attachment()).isEqualTo(Attachment.CONSULTANT);
                assertThat(post.nda()).as("an agreement is of a person").isNull();
            });
            var come = post("asagiri.chifuyu", last.plusDays(1));
            registry.enterPeople(List.of(new PersonEntry(come.login(), come.nameJa(), null, null, come.language(),
                    come.organisation(), come.role(), null, null, null, null, null, come.validFrom(),
                    come.validFrom())));
        } finally {
            registry.enterPeople(List.of(staff));
        }
    }

    private PersonEntry post(String login, LocalDate on) {
        return registry.people(List.of(cast.bankReporter().organisation()), on).stream()
                .filter(each -> each.login().equals(login)).findFirst().orElseThrow();
    }

    @Test
    void aTestTriesEveryMeansAndListsWhatFailed() throws Exception {
        var check = begun(cast.bankSecretariat(), Kind.TEST, cast.bankReporter().organisation());
        var asked = checks.asked(cast.bankSecretariat(), check.id(), null);
        assertThat(asked).extracting(Asked::means).contains(Means.MAIL, Means.TELEPHONE);
        assertThat(jdbc.sql("select count(*) from channel.message where reason = 'TEST' and means = 'TELEPHONE'")
                .query(Integer.class).single()).as("on the list of those who call").isPositive();
        var failing = asked.stream().filter(each -> each.means() == Means.TELEPHONE).findFirst().orElseThrow();
        jdbc.sql("""
                update channel.message set state = 'DEAD', cause = 'WRONG_NUMBER', ended_at = :now where about = :id""")
                .param("now", OffsetDateTime.now(clock)).param("id", failing.id().value()).update();
        rounds.goRound();
        assertThat(checks.asked(cast.bankSecretariat(), check.id(), Answer.FAILED)).extracting(Asked::cause)
                .containsExactly(Cause.WRONG_NUMBER);
        assertThat(checks.stale(cast.bankSecretariat())).anySatisfy(each -> {
            assertThat(each.party()).isEqualTo(failing.to());
            assertThat(each.failures()).extracting(Checks.Failure::cause).contains(Cause.WRONG_NUMBER);
        });
    }

    @Test
    void aContactConfirmedWithinAYearIsNotStale() {
        var secretariat = cast.bankSecretariat();
        var before = checks.stale(secretariat).size();
        own.confirm(cast.bankReporter(), OwnContact.Whose.PERSON);
        assertThat(checks.stale(secretariat)).as("without being asked").hasSize(before - 1);
        clock.advance(Duration.ofDays(366));
        assertThat(checks.stale(secretariat)).hasSize(before);
    }

    @Test
    void theProgressOfACheckIsSeenByThoseAboveAndByNobodyElse() {
        var check = begun(cast.centreOfficer(), Kind.CHECK, null);
        var all = checks.progress(cast.centreOfficer(), check.id());
        assertThat(all.stream().mapToInt(Checks.Progress::asked).sum()).isGreaterThan(200);
        assertThat(all).hasSizeGreaterThan(10);
        assertThat(checks.progress(cast.bankSecretariat(), check.id())).extracting(Checks.Progress::ceptoar)
                .containsExactly("bank-ceptoar");
        assertThat(checks.progress(cast.financeMinistry(), check.id())).extracting(Checks.Progress::ceptoar)
                .contains("bank-ceptoar").doesNotContain("gas-ceptoar");
        var telecom = viewing.as(new Viewer.Of(cast.telecomReporter().organisation(), false),
                () -> jdbc.sql("select distinct organisation from contacts.asked").query(String.class).list());
        assertThat(telecom).containsExactly(cast.telecomReporter().organisation().value());
        assertThat(viewing.as(Viewer.NOBODY,
                () -> jdbc.sql("select count(*) from contacts.asked").query(Integer.class).single())).isZero();
        assertThat(checks.begin(cast.centreOfficer(), Kind.CHECK, null))
                .isEqualTo(new Outcome.Conflict<Check>("contacts.running"));
        assertThat(checks.begin(cast.bankSecretariat(), Kind.CHECK, cast.telecomReporter().organisation()))
                .isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void theYearlyCheckBeginsOnceOnItsDayOfAprilOrAsSoonAsTheProgramIsThere() {
        clock.set(OffsetDateTime.parse("2027-04-09T12:00:00+09:00").toInstant());
        rounds.goRound();
        assertThat(checks.list(cast.centreOfficer())).isEmpty();
        clock.set(OffsetDateTime.parse("2027-04-14T12:00:00+09:00").toInstant());
        rounds.goRound();
        rounds.goRound();
        assertThat(checks.list(cast.centreOfficer())).singleElement().extracting(Check::year).isEqualTo(2027);
    }

    @Test
    void anEmergencyDeskIsAnsweredAtItsHours() {
        var manager = cast.person("sangi.kaori");
        var night = new EmergencyDesks.Typed("夜間の当番", "０３-0000-0127", "", "日本語", EmergencyDesk.Days.EVERY_DAY,
                java.time.LocalTime.of(18, 0), java.time.LocalTime.of(8, 0));
        var id = done(desks.add(manager, night));
        var organisation = manager.organisation();
        assertThat(desks.openAt(organisation, OffsetDateTime.parse("2026-11-21T03:00:00+09:00").toInstant()))
                .extracting(EmergencyDesk::number).containsExactly("03-0000-0127");
        assertThat(desks.openAt(organisation, OffsetDateTime.parse("2026-11-20T12:00:00+09:00").toInstant()))
                .isEmpty();
        assertThat(desks.at(List.of(organisation, cast.bankReporter().organisation()),
                OffsetDateTime.parse("2026-11-21T03:00:00+09:00").toInstant())).as("what the call list rings at night")
                .containsOnlyKeys(organisation).containsValue("03-0000-0127");
        assertThat(desks.remove(cast.bankReporter(), id)).as("not theirs").isFalse();
        var ceptoar = directory.organisation(organisation, LocalDate.now(clock)).orElseThrow().ceptoar();
        var path = "/registry/ceptoars/" + ceptoar;
        assertThat(door.browser("sangi.kaori").get(path).body()).as("those who see the members see whom to ring")
                .contains("夜間の当番", "03-0000-0127", "毎日 18:00–08:00");
        assertThat(door.browser("sangi.kaori").get(path + "?asOf=2026-11-01").body()).as("desks have no past")
                .doesNotContain("夜間の当番");
        assertThat(door.browser("haginomiya.wataru").get(path).body()).as("of another CEPTOAR")
                .doesNotContain("夜間の当番");
        assertThat(desks.remove(manager, id)).isTrue();
        var secretariat = done(desks.add(cast.bankSecretariat(), new EmergencyDesks.Typed("事務局の当番",
                "03-0000-0128", "03-0000-0129", "日本語、英語", EmergencyDesk.Days.EVERY_DAY,
                java.time.LocalTime.MIDNIGHT, java.time.LocalTime.MIDNIGHT)));
        assertThat(door.browser("sangi.kaori").get("/registry/ceptoars/bank-ceptoar").body())
                .as("whom to ring in an emergency is no secret among those who take part")
                .contains("事務局の当番", "03-0000-0128", "24時間毎日", "いま応答しています");
        assertThat(desks.remove(cast.bankSecretariat(), secretariat)).isTrue();
    }

    @Test
    void thePagesSayHowItGoesAndGiveItOutAsAFile() {
        var secretariat = door.browser("yunohana.gaku");
        assertThat(secretariat.get("/contacts").body()).contains("あなたの連絡先", "緊急窓口");
        assertThat(secretariat.get("/contacts/checks").body()).contains("一斉確認を始める");
        var answer = secretariat.post("/contacts/checks", "kind", "CHECK", "organisation", "");
        var page = Browser.location(answer);
        assertThat(secretariat.get(page).body()).contains("一斉確認を始めました", "銀行等CEPTOAR", "返事なし");
        assertThat(secretariat.get(page + "?answer=FAILED").statusCode()).isEqualTo(200);
        assertThat(secretariat.get("/files" + page + "/answers.csv").body()).startsWith("\uFEFF組織,相手,手段,返事");
        assertThat(secretariat.get("/contacts/stale").body()).contains("古い連絡先", "一度もない");
        assertThat(secretariat.post("/contacts", "whose", "PERSON", "email", "none").statusCode()).isEqualTo(422);
        assertThat(secretariat.post("/contacts/confirm", "whose", "DESK").statusCode()).isEqualTo(302);
        assertThat(secretariat.post(page + "/end").statusCode()).isEqualTo(302);
        assertThat(door.browser("haginomiya.wataru").get("/contacts/checks").statusCode()).isEqualTo(403);
    }

    @Test
    void theListOfStaleContactsIsReadInPartsFromWhereThePartBeforeEnded() {
        var centre = cast.centreOfficer();
        var all = checks.stale(centre);
        assertThat(all).hasSizeGreaterThan(200).extracting(Checks.Stale::place).isSorted().doesNotHaveDuplicates();
        var read = new java.util.ArrayList<Checks.Stale>();
        StalePlace place = null;
        for (var isLast = false; !isLast;) {
            var part = checks.stale(centre, place, 70);
            assertThat(part.before()).isEqualTo(read.size());
            read.addAll(part.lines());
            isLast = part.isLast();
            place = StalePlace.read(part.lines().getLast().place().written()).orElseThrow();
        }
        assertThat(read).isEqualTo(all);

        var browser = door.browser(dev.noroshi.access.Role.CENTRE_OFFICER);
        var first = browser.get("/contacts/stale").body();
        var next = Pattern.compile("/contacts/stale\\?after=[A-Za-z0-9_-]+").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(browser.get(next.group()).body()).contains("前へ");
        assertThat(browser.get("/contacts/stale?after=nonsense").body()).contains("1～100／").doesNotContain("前へ");
        assertThat(browser.get("/contacts/stale?after=" + all.getLast().place().written()).body())
                .contains("この先に古い連絡先はありません").doesNotContain("<table");
    }

    @Test
    void whereEverybodyHasConfirmedThereIsNoListButASentence() {
        var secretariat = cast.bankSecretariat();
        var watchers = List.of(secretariat.organisation());
        checks.stale(secretariat).forEach(each -> program.getBean(CheckRows.class).said(each.party(), watchers));
        assertThat(door.browser("yunohana.gaku").get("/contacts/stale").body())
                .contains("古い連絡先はありません", "みなさんが1年以内に確認していて").doesNotContain("<table");
    }

    private static List<String> problems(Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Invalid<?>(var problems)))
            throw new AssertionError("Not refused: " + outcome);
        return problems.stream().map(each -> each.field() + " " + each.code()).toList();
    }

    private Check begun(Caller caller, Kind kind, @Nullable OrganisationId about) {
        return done(checks.begin(caller, kind, about));
    }

    private List<Answer> answers(Check check) {
        return checks.asked(cast.bankSecretariat(), check.id(), null).stream().map(Asked::answer).toList();
    }

    private String token(Check check) {
        return program.getBean(Links.class)
                .token(checks.asked(cast.bankSecretariat(), check.id(), Answer.NONE).getFirst().id());
    }

    /// The link in the mail to an address, once the mail has come.
    private String linkTo(@Nullable String email) throws Exception {
        for (var tries = 0; tries < 200; tries++) {
            for (var mail : MAIL.getReceivedMessages())
                if (Arrays.toString(mail.getAllRecipients()).contains(String.valueOf(email))) {
                    assertThat(mail.getSubject()).contains("連絡先の確認");
                    var found = LINK.matcher(mail.getContent().toString());
                    assertThat(found.find()).isTrue();
                    return found.group(1);
                }
            MAIL.waitForIncomingEmail(50, MAIL.getReceivedMessages().length + 1);
        }
        throw new AssertionError("No mail to " + email);
    }

    private void waitForMails(int count) {
        assertThat(MAIL.waitForIncomingEmail(20_000, count)).isTrue();
    }

    private static List<String> recipients() throws Exception {
        var recipients = new java.util.ArrayList<String>();
        for (MimeMessage mail : MAIL.getReceivedMessages())
            recipients.add(mail.getAllRecipients()[0].toString());
        return recipients;
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
