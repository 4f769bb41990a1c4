package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.XLSX;
import static dev.noroshi.mailin.Written.plain;
import static dev.noroshi.mailin.Written.resource;
import static dev.noroshi.mailin.Written.withFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.audit.Audit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.mailin.MailDoor.Taking;
import dev.noroshi.sharing.Clearance;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What becomes of a mail.
@NoroshiTest
@TestPropertySource(properties = {"noroshi.test=mail-in", "noroshi.mail-in.trusted-authserv=mx.noroshi.example.jp",
        "noroshi.channel.rounds=false"})
class MailInTest {

    private static final byte[] FORM = resource("/forms/report-form-example.xlsx");
    private static final String STRANGER = "dareka@freemail.example.com";

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDoor door;
    @Autowired
    MailRows rows;
    @Autowired
    SuspiciousMails suspicious;
    @Autowired
    Directory directory;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Sharing sharing;
    @Autowired
    Audit audit;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    Person wanda;
    Organisation operator;
    String address;

    @BeforeEach
    void quiet() {
        new FrontDoor(program, port);
        wanda = directory.personByLogin("wanda.naomi").orElseThrow();
        operator = directory.organisation(wanda.organisation(), LocalDate.now(clock)).orElseThrow();
        address = java.util.Objects.requireNonNull(wanda.email());
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
        jdbc.sql("delete from channel.message").update();
        jdbc.sql("delete from channel.failing").update();
    }

    @Test
    void theFormInAMailFromARegisteredAddressIsADraftAndIsNotSubmitted() {
        take(withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM));
        var mail = only();
        assertThat(mail.state()).isEqualTo(MailState.DRAFTED);
        assertThat(mail.proof()).isEqualTo(Proof.ADDRESS);
        assertThat(mail.drafts()).hasSize(1);
        assertThat(draft(mail, "organisation")).isEqualTo(operator.id().value());
        assertThat(draft(mail, "door")).isEqualTo("EMAIL");
        assertThat(draft(mail, "state")).isEqualTo("DRAFT");
        assertThat(jdbc.sql("select address || ' ' || link from mailin.reply").query(String.class).list())
                .singleElement().isEqualTo(address + " /reports/" + mail.drafts().getFirst() + "/edit");
    }

    @Test
    void theSameMailTwiceIsOneDraft() {
        var mail = withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM);
        assertThat(take(mail)).isEqualTo(Taking.KEPT);
        assertThat(take(mail)).isEqualTo(Taking.KNOWN);
        var byAnotherWay = ("Return-Path: <a@b>\r\nReceived: from x by y\r\n"
                + new String(mail, java.nio.charset.StandardCharsets.ISO_8859_1))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(door.take(byAnotherWay, Way.IMAP)).isEqualTo(Taking.KNOWN);
        assertThat(all()).hasSize(1);
    }

    @Test
    void theFormFromAStrangerWaitsForAPersonAndIsNotAnswered() {
        take(withFile(STRANGER, "", XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(only().state()).isEqualTo(MailState.QUARANTINED);
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNKNOWN);
        assertThat(only().desk()).isEqualTo(directory.centre(LocalDate.now(clock)).id());
        assertThat(jdbc.sql("select count(*) from mailin.reply").query(Integer.class).single()).isZero();
    }

    @Test
    void whatSeemsToComeFromAMemberIsSeenByItsSecretariatAndNobodyFurtherUp() {
        take(withFile("kenshu@shionagi-tel.example.jp", "", XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
        assertThat(only().claimed()).isEqualTo(operator.id());
        assertThat(only().desk()).isEqualTo(
                directory.secretariatOf(operator.id(), LocalDate.now(clock)).orElseThrow().id());
    }

    @Test
    void aDomainThatSignedItsMailIsBelieved() {
        take(withFile("kenshu@shionagi-tel.example.jp",
                "Authentication-Results: mx.noroshi.example.jp; spf=none; dkim=pass (2048-bit key) header.d=shionagi-tel.example.jp\r\n",
                XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(only().state()).isEqualTo(MailState.DRAFTED);
        assertThat(only().proof()).isEqualTo(Proof.DKIM);
        assertThat(draft(only(), "organisation")).isEqualTo(operator.id().value());
    }

    @Test
    void whatAServerSaysThatNobodyTrustsIsNotBelieved() {
        take(withFile("kenshu@shionagi-tel.example.jp",
                "Authentication-Results: mx.evil.example.net; dkim=pass header.d=shionagi-tel.example.jp\r\n", XLSX,
                "情報連絡様式.xlsx", FORM));
        assertThat(only().reason()).isEqualTo(Reason.SENDER_UNPROVEN);
        take(withFile("kenshu@shionagi-tel.example.jp",
                "Authentication-Results: mx.noroshi.example.jp; dkim=pass header.d=evil.example.net\r\n", XLSX,
                "情報連絡様式.xlsx", FORM));
        assertThat(all()).extracting(KeptMail::reason).containsOnly(Reason.SENDER_UNPROVEN);
    }

    @Test
    void aRegisteredAddressThatOurServerKnowsToBeForgedIsNotBelieved() {
        take(withFile(address, "Authentication-Results: mx.noroshi.example.jp; dkim=none; dmarc=fail\r\n", XLSX,
                "情報連絡様式.xlsx", FORM));
        assertThat(only().reason()).isEqualTo(Reason.SENDER_FORGED);
    }

    @Test
    void aWorkbookThatIsNotTheFormIsAnsweredAndWaits() {
        take(withFile(address, "", XLSX, "台帳.xlsx",
                "not a workbook".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(only().state()).isEqualTo(MailState.QUARANTINED);
        assertThat(only().reason()).isEqualTo(Reason.WORKBOOK_REFUSED);
        assertThat(jdbc.sql("select message from mailin.reply").query(String.class).list())
                .containsExactly("UNREADABLE");
    }

    @Test
    void anAnswerToANoticeConfirmsIt() {
        var told = told();
        take(plain(address, "Re: 【狼煙】", "In-Reply-To: <" + told + "@noroshi.example.jp>\r\n",
                "確認しました。\n\n> 秘密の内容\n"));
        assertThat(only().state()).isEqualTo(MailState.ANSWERED);
        assertThat(jdbc.sql("select count(*) from delivery.parcel p join channel.message m on m.parcel = p.id"
                + " where m.id = :id and p.confirmed_at is not null").param("id", told).query(Integer.class).single())
                .isOne();
    }

    @Test
    void anAnswerThatSaysMoreIsReadByWhoToldThem() {
        var told = told();
        take(plain(address, "Re: 【狼煙】", "References: <" + told + "@noroshi.example.jp>\r\n",
                "お世話になっております。まだ確認しましたとは言えません。"));
        assertThat(only().state()).isEqualTo(MailState.TO_READ);
        assertThat(only().reason()).isEqualTo(Reason.ANSWER_UNCLEAR);
        assertThat(only().desk().value()).isEqualTo("sec-t");
    }

    @Test
    void nobodyConfirmsForOthers() {
        var told = told();
        take(plain("yonaga.mai@sec-t.example.jp", "Re: x", "In-Reply-To: <" + told + "@noroshi.example.jp>\r\n",
                "確認しました"));
        assertThat(only().reason()).isEqualTo(Reason.ANSWER_OF_OTHERS);
        take(plain(STRANGER, "Re: x", "In-Reply-To: <" + told + "@noroshi.example.jp>\r\n", "確認しました"));
        assertThat(all()).extracting(KeptMail::state).containsOnly(MailState.TO_READ);
    }

    @Test
    void anAbsenceNoticeConfirmsNothing() {
        var told = told();
        take(plain(address, "Re: 【狼煙】",
                "In-Reply-To: <" + told + "@noroshi.example.jp>\r\nAuto-Submitted: auto-replied\r\n",
                "確認しました"));
        assertThat(only().state()).isEqualTo(MailState.AUTOMATIC);
    }

    @Test
    void aMailThatCameBackIsADeadLetterAndItsContactFails() {
        var told = told();
        take(bounce("MAILER-DAEMON@mx.example.jp", "Message-ID: <" + told + "@noroshi.example.jp>", "User unknown"));
        assertThat(only().state()).isEqualTo(MailState.RETURNED);
        assertThat(message(told, "state")).isEqualTo("DEAD");
        assertThat(message(told, "cause")).isEqualTo("ADDRESS_UNKNOWN");
        assertThat(jdbc.sql("select address from channel.failing").query(String.class).list()).containsExactly(address);
    }

    @Test
    void aMailThatQuotesNothingIsKnownByItsAddress() {
        var told = told();
        take(bounce("MAILER-DAEMON@mx.example.jp", "", "メールボックスがいっぱいのため配信できませんでした。"));
        assertThat(message(told, "state")).isEqualTo("DEAD");
        assertThat(message(told, "cause")).isEqualTo("MAILBOX_UNAVAILABLE");
    }

    @Test
    void aMailThatIsOnlyLateIsNotDead() {
        var told = told();
        take(bounce("MAILER-DAEMON@mx.example.jp", "Message-ID: <" + told + "@noroshi.example.jp>",
                "まだ配信されていません。引き続き配信を試みます。接続できません。"));
        assertThat(message(told, "state")).isEqualTo("HANDED");
        assertThat(jdbc.sql("select cause from channel.attempt").query(String.class).list())
                .containsExactly("UNREACHABLE");
        assertThat(jdbc.sql("select count(*) from channel.failing").query(Integer.class).single()).isZero();
    }

    @Test
    void aNoticeThatItLiesInTheMailboxIsSeenByWhoSentIt() {
        var told = told();
        jdbc.sql("insert into channel.failing (organisation, person, address, cause, since, last_at)"
                + " select organisation, person, address, 'MAILBOX_UNAVAILABLE', created_at, created_at"
                + " from channel.message").update();
        take(delivered(told));
        assertThat(only().state()).isEqualTo(MailState.RETURNED);
        assertThat(message(told, "state")).isEqualTo("DELIVERED");
        assertThat(jdbc.sql("select count(*) from channel.failing").query(Integer.class).single())
                .as("the address works again").isZero();
        var secretariat = new FrontDoor(program, port).browser(Role.SECRETARIAT);
        assertThat(secretariat.get("/calls").body()).doesNotContain("メール：届いた");
        clock.advance(Duration.ofDays(6));
        assertThat(new FrontDoor(program, port).browser(Role.SECRETARIAT).get("/calls").body())
                .as("the list of who has not confirmed").contains("メール：届いた");
    }

    @Test
    void aReportThatNamesNoMailOfOursProvesNoDelivery() {
        var told = told();
        jdbc.sql("insert into channel.failing (organisation, person, address, cause, since, last_at)"
                + " select organisation, person, address, 'MAILBOX_UNAVAILABLE', created_at, created_at"
                + " from channel.message").update();
        take(delivered(UUID.randomUUID()));
        assertThat(only().reason()).isEqualTo(Reason.BOUNCE_UNMATCHED);
        assertThat(message(told, "state")).as("anybody can write an address into a report").isEqualTo("HANDED");
        assertThat(jdbc.sql("select count(*) from channel.failing").query(Integer.class).single()).isEqualTo(1);
    }

    private byte[] delivered(UUID told) {
        return """
                From: MAILER-DAEMON@mx.example.jp
                Subject: Successful Mail Delivery Report
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

                --r1

                Your message was successfully delivered to the destination(s) listed below.
                --r1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.jp

                Final-Recipient: rfc822; %s
                Action: delivered
                Status: 2.0.0
                Diagnostic-Code: smtp; 250 2.0.0 Ok
                --r1
                Content-Type: text/rfc822-headers

                Message-ID: <%s@noroshi.example.jp>
                --r1--
                """.formatted(address, told).replace("\n", "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aBounceOfSomebodyElsesMailMarksNobody() {
        var told = told();
        take(bounce("MAILER-DAEMON@mx.example.jp", "Message-ID: <" + UUID.randomUUID() + "@noroshi.example.jp>",
                "User unknown: other@example.com").clone());
        assertThat(only().reason()).isEqualTo(Reason.BOUNCE_UNMATCHED);
        assertThat(message(told, "state")).isEqualTo("HANDED");
    }

    @Test
    void aSuspiciousMailPassedOnWaitsToBeAnalysedAndIsTakenOverOnce() {
        take(withFile(address, "", "message/rfc822", "不審.eml", resource("/mails/iso-2022-jp-invoice.eml")));
        assertThat(only().state()).isEqualTo(MailState.SUSPICIOUS);
        var waiting = suspicious.waiting(10);
        assertThat(waiting).hasSize(1);
        assertThat(suspicious.takeOver(waiting.getFirst().id())).isPresent();
        assertThat(suspicious.takeOver(waiting.getFirst().id())).isEmpty();
        assertThat(suspicious.waiting(10)).isEmpty();
    }

    @Test
    void whatMayDoHarmIsRefusedAndKeptAndTheNextMailComesIn() {
        take((Written.head(STRANGER, "x") + "\r\none\rtwo\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(only().state()).isEqualTo(MailState.REFUSED);
        assertThat(only().reason()).isEqualTo(Reason.DANGER_LINE_ENDS);
        assertThat(rows.raw(only().id())).isNotEmpty();
        take(withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(all()).extracting(KeptMail::state).contains(MailState.DRAFTED);
    }

    private Taking take(byte[] mail) {
        return door.take(mail, Way.SMTP);
    }

    private List<KeptMail> all() {
        return jdbc.sql("select id from mailin.mail order by arrived_at, id").query(UUID.class).list().stream()
                .map(id -> rows.find(new MailId(id)).orElseThrow()).toList();
    }

    private KeptMail only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private String draft(KeptMail mail, String what) {
        var sql = switch (what) {
            case "organisation" -> "select organisation from report.series where id = :id";
            case "door" -> "select door from report.report where series = :id";
            default ->
                "select case when submitted_at is null then 'DRAFT' else 'SUBMITTED' end from report.report where series = :id";
        };
        return jdbc.sql(sql).param("id", mail.drafts().getFirst()).query(String.class).single();
    }

    private String message(UUID id, String column) {
        return jdbc.sql("select " + column + " from channel.message where id = :id").param("id", id).query(String.class)
                .single();
    }

    /// A message to Wanda that was handed on: a parcel from her secretariat waits.
    private UUID told() {
        var subject = UUID.randomUUID();
        var notice = new Notice("enquiry.answered", subject, Occasion.REAL, Importance.ATTENTION, "T7", "x",
                "/advisories/7",
                clock.instant().plus(Duration.ofDays(5)));
        var cleared = switch (sharing.clear(notice,
                new Marking(Tlp.AMBER, Paper.ADVISORY, operator.sectors(), Set.of()),
                List.of(operator))) {
            case Clearance.Granted<Notice>(var granted) -> granted;
            case Clearance.Refused<Notice> refused -> throw new AssertionError(refused);
        };
        deliveries.hand(cleared, new OrganisationId("sec-t"), null);
        var parcel = deliveries.parcelsOf(operator.id(), subject).getFirst();
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into channel.message (id, parcel, reason, sender, organisation, person, means, address, language, pace,
                    occasion, tlp, task, link, created_at, due_at, state, handed_at)
                values (:id, :parcel, 'NEW', 'sec-t', :organisation, :person, 'MAIL', :address, 'JA', 'AT_ONCE', 'REAL', 'AMBER',
                    'x', '/x', :now, :now, 'HANDED', :now)""").param("id", id).param("parcel", parcel.id().value())
                .param("organisation", operator.id().value()).param("person", wanda.id().value())
                .param("address", address)
                .param("now", java.time.OffsetDateTime.now(clock)).update();
        return id;
    }

    private byte[] bounce(String from, String quoted, String words) {
        var text = words.contains("other@") ? words : words + "\n<" + address + ">";
        return plain(from, "Undelivered", "Return-Path: <>\r\n", text + "\n\n" + quoted + "\n");
    }
}
