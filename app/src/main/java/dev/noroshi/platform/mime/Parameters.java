package dev.noroshi.platform.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The value and the parameters of a field such as `Content-Type`. Source: RFC 2045, RFC 2231, and what programs write
/// instead: encoded words in quotes, raw bytes, both ways at once.
///
/// @param value the part before the first semicolon, in small letters
public record Parameters(String value, Map<String, String> all) {

    private static final int MOST_PIECES = 200;

    public Parameters {
        all = Map.copyOf(all);
    }

    public static final Parameters NONE = new Parameters("", Map.of());

    public Optional<String> get(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /// @param body of the field as it came
    static Parameters of(byte[] body) {
        // to characters first: in Shift_JIS the second byte of 表 is a backslash
        var parts = parts(HeadText.raw(body));
        var plain = new HashMap<String, String>();
        var pieces = new HashMap<String, TreeMap<Integer, String>>();
        for (var part : parts.subList(1, Math.min(parts.size(), MOST_PIECES))) {
            var equals = part.indexOf('=');
            if (equals < 1) continue;
            var name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            var text = unquoted(part.substring(equals + 1).strip());
            var star = name.indexOf('*');
            if (star < 0)
                plain.putIfAbsent(name, text);
            else
                pieces.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .putIfAbsent(place(name.substring(star)), text);
        }
        return new Parameters(parts.getFirst().strip().toLowerCase(Locale.ROOT), together(plain, pieces));
    }

    private static Map<String, String> together(Map<String, String> plain,
            Map<String, TreeMap<Integer, String>> pieces) {
        var all = new HashMap<String, String>();
        plain.forEach((name, text) -> all.put(name, HeadText.words(text)));
        pieces.forEach((name, found) -> {
            // of two ways at once the newer counts, unless it is broken
            joined(found, all.containsKey(name)).ifPresent(read -> all.put(name, read));
        });
        return all;
    }

    /// Twice the number of a piece, one more if it is in per cent: `*0*` is 1, `*1` is 2, a lone `*` is 1.
    private static int place(String mark) {
        var number = mark.replaceAll("[^0-9]", "");
        var at = number.isEmpty() || number.length() > 3 ? 0 : Integer.parseInt(number);
        return at * 2 + (mark.endsWith("*") ? 1 : 0);
    }

    /// @param isElsewhere whether the value is written the other way too, so that a broken one is not needed
    private static Optional<String> joined(TreeMap<Integer, String> pieces, boolean isElsewhere) {
        var bytes = new ByteArrayOutputStream();
        @Nullable
        String charset = null;
        for (var piece : pieces.entrySet()) {
            var text = piece.getValue();
            var isEncoded = piece.getKey() % 2 == 1;
            var quote = text.indexOf('\'');
            var second = text.indexOf('\'', quote + 1);
            if (isEncoded && piece.getKey() == 1 && quote >= 0 && second > quote) {
                charset = text.substring(0, quote);
                text = text.substring(second + 1);
            }
            bytes.writeBytes(isEncoded ? HeadText.percent(text) : text.getBytes(StandardCharsets.UTF_8));
        }
        var read = Encodings.decode(bytes.toByteArray(), charset);
        var isBroken = read.contains("\uFFFD") || charset != null && !Encodings.fits(bytes.toByteArray(), charset);
        return isBroken && isElsewhere ? Optional.empty() : Optional.of(HeadText.words(read));
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.length(); at++) {
            var each = text.charAt(at);
            if (each == '"') isQuoted = !isQuoted;
            if (each == ';' && !isQuoted) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            part.append(each);
            if (each == '\\' && isQuoted && at + 1 < text.length()) part.append(text.charAt(++at));
        }
        parts.add(part.toString());
        return parts;
    }

    /// A backslash before a quote or a backslash is taken away; before anything else it is part of a Windows path.
    private static String unquoted(String text) {
        if (!text.startsWith("\"")) return text;
        var inner = text.length() > 1 && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text.substring(1);
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
