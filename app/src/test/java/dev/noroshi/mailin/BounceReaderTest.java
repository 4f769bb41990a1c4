package dev.noroshi.mailin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.noroshi.channel.Bounces.Fate;
import dev.noroshi.channel.Cause;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Mails that came back are known for what they are, whoever's server sent them. All of them were written for this test,
/// after the forms such servers use.
class BounceReaderTest {

    private static final UUID MESSAGE = UUID.fromString("0b9b6a3e-52f1-4a8e-9c57-3f1f5f8f5a11");
    private static final String ADDRESS = "somebody@denryoku.example.jp";
    private static final String COPY = "Message-ID: <" + MESSAGE + "@noroshi.example.jp>\nTo: <" + ADDRESS
            + ">\nSubject: x\nNoroshi-Message: " + MESSAGE + "\n";

    static Stream<Arguments> bounces() {
        return Stream.of(
                arguments("postfix: no such user", Fate.FAILED, Cause.ADDRESS_UNKNOWN,
                        report("failed", "5.1.1",
                                "smtp; 550 5.1.1 <" + ADDRESS + ">: Recipient address rejected: User unknown")),
                arguments("postfix: late", Fate.DELAYED, Cause.UNREACHABLE,
                        report("delayed", "4.4.1", "X-Postfix; connect to mx[192.0.2.1]:25: Connection timed out")),
                arguments("postfix: arrived", Fate.DELIVERED, Cause.REFUSED,
                        report("delivered", "2.0.0", "smtp; 250 Ok")),
                arguments("mailbox full", Fate.FAILED, Cause.MAILBOX_UNAVAILABLE,
                        report("failed", "5.2.2", "smtp; 552 5.2.2 Over quota")),
                arguments("refused as spam", Fate.FAILED, Cause.REFUSED_BY_POLICY,
                        report("failed", "5.7.1", "smtp; 554 5.7.1 Message blocked due to content")),
                arguments("docomo by sendmail: the status says less than the words", Fate.FAILED, Cause.ADDRESS_UNKNOWN,
                        report("failed", "5.2.0", "SMTP; 550 Unknown user " + ADDRESS)),
                arguments("Domino in Japanese", Fate.FAILED, Cause.ADDRESS_UNKNOWN, domino()),
                arguments("Exchange in Japanese", Fate.FAILED, Cause.ADDRESS_UNKNOWN,
                        text("postmaster@denryoku.example.jp",
                                "配信不能: 【狼煙】", "UTF-8", """
                                受信者またはグループへの配信に失敗しました。

                                somebody@denryoku.example.jp
                                入力した電子メール アドレスが見つかりませんでした。受信者の電子メール アドレスを確認してください。

                                管理者向けの診断情報:
                                550 5.1.10 RESOLVER.ADR.RecipientNotFound

                                元のメッセージ ヘッダー:
                                """ + COPY)),
                arguments("qmail", Fate.FAILED, Cause.ADDRESS_UNKNOWN,
                        text("MAILER-DAEMON@mx.example.jp", "failure notice",
                                "us-ascii", """
                                Hi. This is the qmail-send program at mx.example.jp.
                                I'm afraid I wasn't able to deliver your message to the following addresses.
                                This is a permanent error; I've given up. Sorry it didn't work out.

                                <somebody@denryoku.example.jp>:
                                Sorry, no mailbox here by that name. (#5.1.1)

                                --- Below this line is a copy of the message.

                                Return-Path: <noroshi@noroshi.example.jp>
                                """ + COPY)),
                arguments("au, with the report in plain text", Fate.FAILED, Cause.ADDRESS_UNKNOWN, text(
                        "Postmaster@ezweb.example.jp", "Mail System Error - Returned Mail", "iso-2022-jp", """
                                Each of the following recipients was rejected by a remote
                                mail server.

                                    Recipient: <somebody@denryoku.example.jp>
                                    >>> RCPT TO:<somebody@denryoku.example.jp>
                                    <<< 550 <somebody@denryoku.example.jp>: User unknown
                                """)),
                arguments("au, written as the address that is not there", Fate.FAILED, Cause.REFUSED, text(ADDRESS,
                        "Mail System Error - Returned Mail", "iso-2022-jp", """
                                <somebody@denryoku.example.jp>

                                Each of the following recipients was rejected by a remote mail server.
                                """)),
                arguments("KDDI: mailbox full", Fate.FAILED, Cause.MAILBOX_UNAVAILABLE, text(
                        "mailer-daemon@dion.example.jp", "Mail", "iso-2022-jp", """
                                Your mail sent on: Thu, 19 Nov 2026 00:00:00 +0900
                                     Could not be delivered to: <somebody@denryoku.example.jp>
                                     As their mailbox is full.
                                """)),
                arguments("softbank", Fate.FAILED, Cause.ADDRESS_UNKNOWN, text("MAILER-DAEMON@softbank.example.jp",
                        "Returned mail: see transcript for details", "us-ascii", """
                                The original message was received at Thu, 19 Nov 2026 10:00:00 +0900

                                   ----- The following addresses had permanent fatal errors -----
                                <somebody@denryoku.example.jp>
                                    (reason: 550 Invalid recipient: <somebody@denryoku.example.jp>)
                                """)),
                arguments("a provider: mailbox full, in Japanese", Fate.FAILED, Cause.MAILBOX_UNAVAILABLE, text(
                        "postmaster@provider.example.jp", "メールを配信できませんでした", "iso-2022-jp", """
                                次の宛先へのメールは、受信者のメールボックスがいっぱいのため配信できませんでした。

                                宛先： somebody@denryoku.example.jp
                                """)),
                arguments("a provider: 宛先不明", Fate.FAILED, Cause.ADDRESS_UNKNOWN,
                        text("MAILER-DAEMON@provider.example.jp",
                                "宛先不明のためメールが返送されました", "Shift_JIS", """
                                お送りいただいたメールは、宛先不明のため返送いたします。
                                <somebody@denryoku.example.jp>
                                """)),
                arguments("a provider: refused by the reader's settings", Fate.FAILED, Cause.REFUSED_BY_POLICY, text(
                        "MAILER-DAEMON@provider.example.jp", "送信エラー", "EUC-JP", """
                                以下のメールアドレスは受信拒否の設定をしているため、お届けできませんでした。
                                somebody@denryoku.example.jp
                                """)),
                arguments("a provider: still trying, in Japanese", Fate.DELAYED, Cause.UNREACHABLE, text(
                        "postmaster@provider.example.jp", "配信遅延のお知らせ", "UTF-8", """
                                次の宛先へのメールはまだ配信されていません。相手のメールサーバーに接続できません。
                                引き続き配信を試みます。再送信する必要はありません。

                                somebody@denryoku.example.jp
                                """)),
                arguments("m-FILTER", Fate.FAILED, Cause.ADDRESS_UNKNOWN, text("postmaster@denryoku.example.jp",
                        "failure notice", "iso-2022-jp", """
                                このメールは「m-FILTER」が自動的に生成して送信しています。
                                メールサーバーとの通信中、下記の理由によりこのメールは送信できませんでした。

                                以下のメールアドレスへの送信に失敗しました。
                                somebody@denryoku.example.jp

                                -------server message
                                550 5.1.1 <somebody@denryoku.example.jp>: Recipient address rejected: User unknown

                                -------original message
                                """ + COPY)),
                arguments("exim", Fate.FAILED, Cause.ADDRESS_UNKNOWN, text("Mailer-Daemon@mx.example.jp",
                        "Mail delivery failed: returning message to sender", "us-ascii", """
                                This message was created automatically by mail delivery software.

                                A message that you sent could not be delivered to one or more of its recipients.

                                  somebody@denryoku.example.jp
                                    Unrouteable address
                                """)),
                arguments("sendmail: late", Fate.DELAYED, Cause.UNREACHABLE, text("MAILER-DAEMON@mx.example.jp",
                        "Warning: could not send message for past 4 hours", "us-ascii", """
                                    **      THIS IS A WARNING MESSAGE ONLY      **
                                    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **

                                   ----- Transcript of session follows -----
                                <somebody@denryoku.example.jp>... Deferred: Connection refused by mx.denryoku.example.jp.
                                Warning: message still undelivered after 4 hours
                                """)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounces")
    void aMailThatCameBackTellsWhyAndWhose(String which, Fate fate, Cause cause, byte[] mail) {
        assertThat(BounceReader.read(Written.read(mail))).hasValueSatisfying(bounce -> {
            assertThat(bounce.fate()).isEqualTo(fate);
            if (fate != Fate.DELIVERED) assertThat(bounce.cause()).isEqualTo(cause);
            assertThat(bounce.addresses()).contains(ADDRESS);
            assertThat(bounce.said()).doesNotContain("somebody");
            if (new String(mail, StandardCharsets.ISO_8859_1).contains(MESSAGE.toString()))
                assertThat(bounce.candidates()).containsExactly(MESSAGE);
        });
    }

    @Test
    void whatPeopleWriteIsNoBounceHoweverItSounds() {
        for (var text : new String[]{"宛先不明で戻ってきたメールについて教えてください。", "配信できませんでしたとの表示が出ます。",
                "確認しました。", "User unknown という表示が出ます"})
            assertThat(BounceReader.read(Written.read(Written.plain("wanda@example.jp", "問合せ", "", text)))).isEmpty();
    }

    @Test
    void anAbsenceNoticeWithoutSenderIsNoBounce() {
        assertThat(BounceReader.read(Written.read(Written.plain("wanda@example.jp", "不在のお知らせ",
                "Return-Path: <>\r\nAuto-Submitted: auto-replied\r\n", "11月25日まで休暇をいただいております。")))).isEmpty();
    }

    private static byte[] report(String action, String status, String diagnostic) {
        return multipart("text/plain; charset=us-ascii", "This is the mail system at host mx.example.jp.".getBytes(
                StandardCharsets.US_ASCII),
                "Reporting-MTA: dns; mx.example.jp\n\nFinal-Recipient: rfc822; " + ADDRESS
                        + "\nOriginal-Recipient: rfc822;" + ADDRESS + "\nAction: " + action + "\nStatus: " + status
                        + "\nDiagnostic-Code: " + diagnostic + "\n");
    }

    private static byte[] domino() {
        return multipart("text/plain; charset=ISO-2022-JP", """
                Your message

                  Subject: x

                was not delivered to:

                  somebody@denryoku.example.jp

                because:

                  ユーザー somebody (somebody@denryoku.example.jp) は Domino ディレクトリには見つかりません。
                """.getBytes(Charset.forName("x-windows-iso2022jp")),
                "Reporting-MTA: dns;mx.example.jp\n\nFinal-Recipient: rfc822;"
                        + ADDRESS + "\nAction: failed\nStatus: 5.0.0\n");
    }

    private static byte[] multipart(String type, byte[] words, String status) {
        var text = """
                From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

                --r1
                Content-Type: %s

                %s
                --r1
                Content-Type: message/delivery-status

                %s
                --r1
                Content-Type: text/rfc822-headers

                %s
                --r1--
                """.formatted(type, new String(words, StandardCharsets.ISO_8859_1), status, COPY);
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] text(String from, String subject, String charset, @Nullable String body) {
        var real = charset.equals("iso-2022-jp") ? "x-windows-iso2022jp" : charset;
        var head = "Return-Path: <>\r\n" + Written.head(from, subject) + "Content-Type: text/plain; charset=" + charset
                + "\r\n\r\n";
        var words = java.util.Objects.requireNonNull(body).replace("\n", "\r\n").getBytes(Charset.forName(real));
        return (head + new String(words, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
