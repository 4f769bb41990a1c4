package dev.noroshi.bulletin;

import dev.noroshi.platform.mime.PlainText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Takes from what came in what we keep of it: text, web addresses, times.
final class Plain {

    private static final int LONGEST_ADDRESS = 2000;
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!]");
    private static final Pattern NO_TAG = Pattern.compile("<(?![a-zA-Z/!])");

    private Plain() {
    }

    /// Text without markup; feeds write HTML where text is asked for.
    static String text(@Nullable String written) {
        if (written == null) return "";
        // "versions < 9.4" is no markup
        var text = TAG.matcher(written).find()
                ? PlainText.ofHtml(NO_TAG.matcher(written).replaceAll("&lt;"))
                : HtmlUtils.htmlUnescape(written);
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
    }

    static String line(@Nullable String written) {
        return text(written).replaceAll("\\s+", " ");
    }

    /// The address if it is one of the web; nothing a browser would run.
    static @Nullable String address(@Nullable String written) {
        if (written == null || written.length() > LONGEST_ADDRESS) return null;
        try {
            var address = URI.create(written.strip());
            var scheme = address.getScheme();
            if (scheme == null || address.getHost() == null || address.getRawUserInfo() != null) return null;
            return scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http") ? address.toString() : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    static @Nullable Instant time(@Nullable String written) {
        if (written == null || written.isBlank()) return null;
        var text = written.strip();
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            return null;
        }
    }
}
