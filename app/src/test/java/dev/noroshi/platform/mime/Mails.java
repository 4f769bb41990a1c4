package dev.noroshi.platform.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Mails as bytes, put together by hand: what mail libraries would make of them is too well-behaved.
final class Mails {

    private Mails() {
    }

    static final Charset JIS = Charset.forName("x-windows-iso2022jp");
    static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    static final Charset EUC = Charset.forName("x-eucJP-Open");

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts)
            all.writeBytes(part);
        return all.toByteArray();
    }

    /// @param head lines ended by CRLF, without the blank line
    static byte[] mail(String head, byte[] body) {
        return joined(ascii("From: <sender@example.jp>\r\nMessage-ID: <1@example.jp>\r\n" + head + "\r\n"), body);
    }

    /// A plain text with a label or none.
    static byte[] labelled(String label, byte[] body) {
        return mail(label.isEmpty() ? "" : "Content-Type: text/plain; charset=" + label + "\r\n", body);
    }

    /// A mail with one attachment, whose part has these lines in its head.
    static byte[] attached(byte[] partHead, byte[] content) {
        return mail("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n",
                joined(ascii("--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\n"), partHead,
                        ascii("Content-Transfer-Encoding: base64\r\n\r\n"), Base64.getMimeEncoder().encode(content),
                        ascii("\r\n--b--\r\n")));
    }

    static byte[] attached(String partHead) {
        return attached(ascii(partHead), ascii("x"));
    }

    static String base64(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }
}
