package dev.noroshi.bulletin;

import dev.noroshi.advisory.PublicAdvisory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the files given out lie. Source: CSAF 2.0, sections 5.1 (file names) and 7.1 (requirements 9 to 13, 15 and 16).
///
/// @param base how everybody reaches the program, without a slash at the end
public record CsafPlace(String base) {

    /// The folder that is the same with every provider of CSAF (requirement 9).
    public static final String FOLDER = "/.well-known/csaf";
    /// Everything public lies below it: what TLP 2.0 calls CLEAR, CSAF 2.0 calls WHITE.
    public static final String PUBLIC = FOLDER + "/white";

    /// What the name of a signature ends in.
    public static final String SIGNATURE = ".asc";
    /// Where the keys lie.
    public static final String KEYS = FOLDER + "/openpgp";

    private static final Pattern FILE = Pattern.compile("t([1-9][0-9]{0,8})\\.json");

    public static CsafPlace of(URI base) {
        return new CsafPlace(base.toString().replaceFirst("/+$", ""));
    }

    public String metadata() {
        return base + FOLDER + "/provider-metadata.json";
    }

    public String directory() {
        return base + PUBLIC + "/";
    }

    public String key(String fingerprint) {
        return base + KEYS + "/" + fingerprint + SIGNATURE;
    }

    /// Whether what is given out is fetched by TLS (requirement 3).
    public boolean isSecure() {
        return base.startsWith("https://");
    }

    public String feed() {
        return directory() + "csaf-feed-tlp-white.json";
    }

    public String service() {
        return directory() + "service.json";
    }

    public String document(PublicAdvisory advisory) {
        return directory() + path(advisory);
    }

    /// The page for people.
    public String page(PublicAdvisory advisory) {
        return base + "/public/" + advisory.id();
    }

    /// The page with all of them.
    public String pages() {
        return base + "/public";
    }

    public String news(String language, String kind) {
        return base + "/public/feeds/" + language + "/" + kind;
    }

    /// The year of the first release, and the number: `2026/t58.json`.
    public static String path(PublicAdvisory advisory) {
        return year(advisory) + "/" + advisory.id().toLowerCase(Locale.ROOT) + ".json";
    }

    public static int year(PublicAdvisory advisory) {
        return advisory.firstAt().atOffset(ZoneOffset.UTC).getYear();
    }

    /// The number a file is named after.
    public static Optional<Integer> number(String file) {
        var found = FILE.matcher(file);
        return found.matches() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }
}
