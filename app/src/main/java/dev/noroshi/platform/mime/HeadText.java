package dev.noroshi.platform.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The text of a field in the head of a mail. Source: RFC 2047, and what programs make of it: words cut in the middle of a
/// character, words in quotes, and no words at all but bytes in whatever encoding the writer's machine had.
final class HeadText {

    private static final Pattern WORD = Pattern
            .compile("=\\?([^?*\\s]{1,40})(?:\\*[^?]{0,40})?\\?([bBqQ])\\?([^?]*)\\?=");

    private HeadText() {
    }

    /// The body of a field: unfolded, and in characters.
    static String of(byte[] body) {
        return words(raw(body)).strip();
    }

    /// The same before encoded words are read.
    static String raw(byte[] body) {
        return Encodings.decode(body, null).replace("\r", "").replaceAll("\n(?=[ \t])", "").replace('\n', ' ');
    }

    /// Reads the encoded words in a text.
    static String words(String text) {
        if (!text.contains("=?")) return text;
        var read = new StringBuilder();
        var pending = new Pending();
        var end = 0;
        var word = WORD.matcher(text);
        while (word.find()) {
            var between = text.substring(end, word.start());
            // white space between two words is only there to part them
            if (end == 0 || !between.isBlank()) {
                pending.flush(read);
                read.append(between);
            }
            pending.add(word, read);
            end = word.end();
        }
        pending.flush(read);
        return read.append(text.substring(end)).toString();
    }

    private static byte[] content(Matcher word) {
        return word.group(2).equalsIgnoreCase("b") ? base64(word.group(3)) : quoted(word.group(3));
    }

    private static byte[] base64(String text) {
        var clean = text.replaceAll("[^A-Za-z0-9+/]", "");
        // one digit too many is a broken end
        return Base64.getDecoder().decode(clean.length() % 4 == 1 ? clean.substring(0, clean.length() - 1) : clean);
    }

    private static byte[] quoted(String text) {
        return percent(text.replace('_', ' ').replace("%", "%25").replace('=', '%'));
    }

    /// `%E5%A0%B1` as bytes; what is no such triple stands for itself.
    static byte[] percent(String text) {
        var bytes = new ByteArrayOutputStream();
        for (var at = 0; at < text.length(); at++) {
            var each = text.charAt(at);
            var value = each == '%' && at + 2 < text.length() ? hex(text.charAt(at + 1), text.charAt(at + 2)) : -1;
            if (value >= 0) {
                bytes.write(value);
                at += 2;
            } else
                bytes.writeBytes(String.valueOf(each).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static int hex(char high, char low) {
        var first = Character.digit(high, 16);
        var second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }

    /// The bytes of neighbouring words in one charset, which may part a character between them.
    private static final class Pending {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String charset;

        void add(Matcher word, StringBuilder read) {
            if (charset != null && !charset.equalsIgnoreCase(word.group(1))) flush(read);
            charset = word.group(1);
            bytes.writeBytes(content(word));
        }

        void flush(StringBuilder read) {
            if (charset != null) read.append(Encodings.decode(bytes.toByteArray(), charset));
            charset = null;
            bytes.reset();
        }
    }
}
