package dev.noroshi.platform.mime;

import static dev.noroshi.platform.mime.Mails.ascii;
import static dev.noroshi.platform.mime.Mails.attached;
import static dev.noroshi.platform.mime.Mails.joined;
import static dev.noroshi.platform.mime.Mails.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is made to do harm is told by its code and costs no time.
class HostileMailTest {

    static Stream<Arguments> hostile() {
        return Stream.of(arguments("a thousand parts in one another", Danger.TOO_DEEP, nested(1000)),
                arguments("five thousand parts", Danger.TOO_MANY_PARTS, mail(
                        "Content-Type: multipart/mixed; boundary=b\r\n",
                        ascii("--b\r\n\r\nx\r\n".repeat(5000) + "--b--\r\n"))),
                arguments("a field of two megabytes", Danger.HEAD_TOO_LARGE,
                        mail("Subject: " + "x".repeat(2 << 20) + "\r\n", ascii("x"))),
                arguments("two megabytes of folded field", Danger.HEAD_TOO_LARGE,
                        mail("References:" + "\r\n <a@b>".repeat(200_000) + "\r\n", ascii("x"))),
                arguments("ten thousand fields", Danger.HEAD_TOO_LARGE,
                        mail("X-A: b\r\n".repeat(10_000), ascii("x"))),
                arguments("two megabytes in the head of a part", Danger.HEAD_TOO_LARGE,
                        attached("Content-Description: " + "x".repeat(2 << 20) + "\r\n")),
                arguments("a name that leads out of its folder", Danger.NAME_LEADS_ELSEWHERE,
                        attached("Content-Disposition: attachment; filename=\"../../etc/cron.d/x\"\r\n")),
                arguments("the same with backslashes", Danger.NAME_LEADS_ELSEWHERE,
                        attached("Content-Disposition: attachment; filename=\"..\\..\\x.xlsx\"\r\n")),
                arguments("the same in per cent", Danger.NAME_LEADS_ELSEWHERE,
                        attached("Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fx.xlsx\r\n")),
                arguments("a whole path", Danger.NAME_LEADS_ELSEWHERE,
                        attached("Content-Disposition: attachment; filename=\"C:\\Windows\\x.xlsx\"\r\n")),
                arguments("a name written backwards", Danger.NAME_DECEIVES,
                        attached("Content-Disposition: attachment; filename*=utf-8''%E2%80%AExslx.exe\r\n")),
                arguments("a name with a NUL", Danger.NAME_DECEIVES,
                        attached("Content-Disposition: attachment; filename*=utf-8''x.xlsx%07.exe\r\n")),
                arguments("a bomb of zeros", Danger.BOMB,
                        attached(ascii("Content-Disposition: attachment; filename=x.xlsx\r\n"),
                                zip("xl/worksheets/sheet1.xml", 64 << 20))),
                arguments("an archive of ten thousand files", Danger.BOMB,
                        attached(ascii("Content-Disposition: attachment; filename=x.zip\r\n"), manyFiles())),
                arguments("an archive that leads elsewhere", Danger.NAME_LEADS_ELSEWHERE,
                        attached(ascii("Content-Disposition: attachment; filename=x.zip\r\n"), zip("../../x", 10))),
                arguments("a line feed on its own, and a mail in the mail", Danger.LINE_ENDS,
                        mail("Subject: x\r\n", ascii("one\r\n\n.\nMAIL FROM:<x@y>\r\n"))),
                arguments("a carriage return on its own", Danger.LINE_ENDS,
                        mail("Subject: x\r\n", ascii("one\rtwo\r\n"))),
                arguments("a carriage return in the head", Danger.LINE_ENDS,
                        mail("Subject: x\rBcc: y@z\r\n", ascii("one\r\n"))),
                arguments("a NUL", Danger.NULS, mail("Subject: x\r\n", ascii("one\0two\r\n"))),
                arguments("longer than the house takes", Danger.TOO_LARGE,
                        mail("Subject: x\r\n", new byte[26 << 20])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatMayDoHarmIsRefusedAtOnce(String which, Danger danger, byte[] mail) {
        var reading = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> new MailReader(MimeLimits.USUAL).read(mail));
        assertThat(reading).isInstanceOfSatisfying(MailReading.Hostile.class, hostile -> {
            assertThat(hostile.danger()).isEqualTo(danger);
            assertThat(hostile.head().from()).contains("sender@example.jp");
        });
    }

    @Test
    void nothingAtAllIsAMailWithoutAnything() {
        assertThat(new MailReader(MimeLimits.USUAL).read(new byte[0])).isNotNull();
    }

    @Test
    void whateverIsChangedInAMailItIsReadOrRefused() {
        var good = attached("Content-Disposition: attachment; filename*=utf-8''%E5%A0%B1.xlsx\r\n");
        var random = new Random(20261121);
        var reader = new MailReader(MimeLimits.USUAL);
        for (var n = 0; n < 3000; n++) {
            var changed = good.clone();
            for (var m = 0; m < 1 + random.nextInt(20); m++)
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            assertThatCode(() -> {
                if (reader.read(changed) instanceof MailReading.Read(var mail)) {
                    mail.text();
                    mail.head().subject();
                    mail.head().from();
                }
            }).doesNotThrowAnyException();
        }
    }

    @Test
    void nothingThatIsOnlyLongMakesTheReaderStumble() {
        var reader = new MailReader(MimeLimits.USUAL);
        for (var mail : new byte[][]{
                ascii("From: \"" + "\\a".repeat(100_000) + "\" <sender@example.jp>\r\nSubject: "
                        + "=?utf-8?Q?a?= ".repeat(3_000)
                        + "\r\n\r\nx\r\n"),
                mail("Content-Type: text/html\r\n", ascii("<p>" + "<br>\r\n ".repeat(300_000) + "</p>\r\n")),
                mail("Content-Type: text/html\r\n", ascii("<".repeat(400_000) + "\r\n")),
                mail("Content-Type: text/html\r\n", ascii("<script>".repeat(60_000) + "\r\n"))})
            assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                var reading = reader.read(mail);
                if (!(reading instanceof MailReading.Read(var read))) return "";
                return read.head().from().orElse("") + read.head().subject().length() + read.text().length();
            })).startsWith("sender@example.jp");
    }

    private static byte[] nested(int depth) {
        var head = new StringBuilder();
        for (var n = 0; n < depth; n++)
            head.append("Content-Type: multipart/mixed; boundary=b").append(n).append("x\r\n\r\n--b").append(n)
                    .append("x\r\n");
        return joined(ascii("From: <sender@example.jp>\r\n"), ascii(head + "\r\nx\r\n"));
    }

    private static byte[] zip(String name, int size) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] manyFiles() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var n = 0; n < 10_000; n++)
                zip.putNextEntry(new ZipEntry("x" + n));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
