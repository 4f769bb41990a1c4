package dev.noroshi.platform.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A part of a mail as bytes (RFC 2045): what is signed or encrypted is byte for byte what goes out.
///
/// @param head lines that say what it is, each ended by CR LF
/// @param body as it goes out, nothing in it but what seven bits hold
public record Entity(String head, byte[] body) {

    private static final String END = "\r\n";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, END.getBytes(StandardCharsets.US_ASCII));

    /// A text, its lines ended by `\n`.
    public static Entity text(String text) {
        return encoded("Content-Type: text/plain; charset=UTF-8" + END,
                text.replace("\n", END).getBytes(StandardCharsets.UTF_8));
    }

    /// A file.
    ///
    /// @param name in ASCII
    public static Entity file(String name, String mediaType, byte[] content) {
        return encoded("Content-Type: " + mediaType + "; name=\"" + name + '"' + END
                + "Content-Disposition: attachment; filename=\"" + name + '"' + END, content);
    }

    /// Bytes under a head that says what they are.
    public static Entity encoded(String head, byte[] content) {
        return new Entity(head + "Content-Transfer-Encoding: base64" + END, LINES.encode(content));
    }

    /// Several parts as one.
    ///
    /// @param kind such as `mixed`, or `signed; protocol="…"`
    public static Entity of(String kind, List<Entity> parts) {
        var boundary = "=_" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(("--" + boundary + END).getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(part.bytes());
            body.writeBytes(END.getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes(("--" + boundary + "--" + END).getBytes(StandardCharsets.US_ASCII));
        return new Entity("Content-Type: multipart/" + kind + "; boundary=\"" + boundary + '"' + END,
                body.toByteArray());
    }

    /// Head, an empty line, body.
    public byte[] bytes() {
        var all = new ByteArrayOutputStream(head.length() + body.length + 2);
        all.writeBytes((head + END).getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return "Entity of " + body.length + " bytes";
    }
}
