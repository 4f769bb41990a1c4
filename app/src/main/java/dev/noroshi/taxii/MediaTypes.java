package dev.noroshi.taxii;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// The types of messages. Source: TAXII 2.1, sections 1.6.8 and 3.1: the version may be missing, and then means the newest.
final class MediaTypes {

    /// Of every answer.
    static final String TAXII = "application/taxii+json;version=2.1";

    private static final Set<String> VERSIONS = Set.of("2.1");

    private MediaTypes() {
    }

    /// Whether a client takes our answers. Who asks for JSON of any kind, or for anything, takes them too.
    ///
    /// @param accept the header; none: anything
    static boolean isAcceptable(@Nullable String accept) {
        if (accept == null || accept.isBlank()) return true;
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(range -> range.getQualityValue() > 0 && (isOurs(range) || isAny(range)
                            || range.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /// Whether a body is an envelope.
    static boolean isEnvelope(@Nullable String contentType) {
        if (contentType == null) return false;
        try {
            return isOurs(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isOurs(MediaType type) {
        if (!type.getType().equals("application") || !type.getSubtype().toLowerCase(Locale.ROOT).equals("taxii+json"))
            return false;
        var version = type.getParameter("version");
        return version == null || VERSIONS.contains(version.replace("\"", ""));
    }

    private static boolean isAny(MediaType range) {
        return range.isWildcardType() || range.getType().equals("application") && range.getSubtype().equals("*");
    }
}
