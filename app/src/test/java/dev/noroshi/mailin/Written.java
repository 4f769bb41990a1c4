package dev.noroshi.mailin;

import dev.noroshi.platform.mime.MailReader;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.MimeLimits;
import dev.noroshi.platform.mime.ReadMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/// Mails as others write them.
final class Written {

    private Written() {
    }

    static final String HERE = "report@noroshi.example.jp";

    /// A plain mail.
    static byte[] plain(String from, String subject, String head, String text) {
        return (head(from, subject) + head
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static String head(String from, String subject) {
        return "From: <" + from + ">\r\nTo: <" + HERE + ">\r\nSubject: =?utf-8?B?"
                + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)) + "?=\r\nMessage-ID: <"
                + UUID.randomUUID() + "@" + from.substring(from.indexOf('@') + 1) + ">\r\nMIME-Version: 1.0\r\n";
    }

    /// A mail with a file.
    static byte[] withFile(String from, String head, String type, String name, byte[] file) {
        return (head(from, "情報連絡") + head + """
                Content-Type: multipart/mixed; boundary="b0"

                --b0
                Content-Type: text/plain; charset=ISO-2022-JP

                """.replace("\n", "\r\n") + new String("よろしくお願いします。①".getBytes(Charset.forName("x-windows-iso2022jp")),
                StandardCharsets.ISO_8859_1)
                + ("\n--b0\nContent-Type: " + type + "\nContent-Disposition: attachment; filename*=utf-8''"
                        + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8)
                        + "\nContent-Transfer-Encoding: base64\n\n").replace("\n", "\r\n")
                + Base64.getMimeEncoder().encodeToString(file) + "\r\n--b0--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static byte[] resource(String path) {
        try (var file = Written.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(file, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadMail read(byte[] raw) {
        return switch (new MailReader(MimeLimits.USUAL).read(raw)) {
            case MailReading.Read(var mail) -> mail;
            case MailReading.Hostile(var danger, var _) -> throw new AssertionError(danger.name());
        };
    }
}
