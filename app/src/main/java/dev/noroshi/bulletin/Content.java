package dev.noroshi.bulletin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bulletin says: text, whatever it was written in.
///
/// @param key what its source calls it: JVNDB-2026-000001, a tracking id, an address
/// @param link where it can be read in full, if it says so with a web address
/// @param cves the vulnerabilities it names, in their order
/// @param products what is affected, as it is written there
public record Content(String key, String title, String summary, @Nullable String link, @Nullable Instant publishedAt,
        @Nullable Instant updatedAt, @Nullable String publisher, List<String> cves, List<Score> scores,
        List<String> products, List<Reference> references) {

    static final int TITLE = 500;
    static final int SUMMARY = 20_000;
    static final int MANY = 300;

    public Content {
        title = cut(title.isBlank() ? key : title, TITLE);
        summary = cut(summary, SUMMARY);
        cves = cves.stream().distinct().limit(MANY).toList();
        scores = scores.stream().distinct().limit(MANY).toList();
        products = products.stream().distinct().limit(MANY).toList();
        references = references.stream().distinct().limit(MANY).toList();
    }

    /// How severe something is (CVSS).
    ///
    /// @param version of the scoring system, `3.1`
    /// @param about the vulnerability it is of, if it says so
    public record Score(@Nullable String about, String version, BigDecimal base, @Nullable String severity,
            @Nullable String vector) {
    }

    /// Where to read more.
    ///
    /// @param address a web address
    public record Reference(String label, String address) {
    }

    private static String cut(String text, int most) {
        var clean = text.strip().replace("\0", "");
        if (clean.length() <= most) return clean;
        var end = Character.isHighSurrogate(clean.charAt(most - 2)) ? most - 2 : most - 1;
        return clean.substring(0, end) + "…";
    }
}
