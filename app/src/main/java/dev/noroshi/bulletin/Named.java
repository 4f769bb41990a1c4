package dev.noroshi.bulletin;

import dev.noroshi.advisory.PublicAdvisory.Said;
import dev.noroshi.form.AdvisoryField;
import java.net.URI;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What an advisory names in its words: vulnerabilities by their CVE numbers, what they are in, and where to read more.
///
/// @param products each line of ②対象
/// @param references web addresses in lines that say they are references: an address anywhere else may be one to stay away
///        from
record Named(SequencedSet<String> vulnerabilities, List<String> products, SequencedSet<String> references) {

    static final Named NOTHING = new Named(new LinkedHashSet<>(), List.of(), new LinkedHashSet<>());

    private static final Pattern CVE = Pattern.compile("(?<![A-Z0-9-])CVE-([0-9]{4})-([0-9]{4,7})(?![0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile(
            "^[○●・\\-*]?\\s*(参考|参照|出典|詳細|reference|references|source|see)\\s*(情報|資料)?\\s*[:：](.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern
            .compile("https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-~&&[^<>\"`{}|\\\\^]]*)?");
    private static final int LONGEST_NAME = 500;

    static Named in(Said said) {
        var whole = said.title() + "\n" + String.join("\n", said.texts().values());
        var products = said.texts().getOrDefault(AdvisoryField.TARGET, "").lines().map(Named::unbulleted)
                .filter(line -> !line.isEmpty() && line.length() <= LONGEST_NAME).distinct().toList();
        return new Named(vulnerabilities(whole), products, references(whole));
    }

    /// The CVE numbers in a text, in their order of year and number.
    static SequencedSet<String> vulnerabilities(String text) {
        var found = new TreeSet<String>();
        var matcher = CVE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (matcher.find()) found.add(("CVE-" + matcher.group(1) + "-" + matcher.group(2)).toUpperCase(Locale.ROOT));
        return found;
    }

    private static SequencedSet<String> references(String text) {
        var found = new LinkedHashSet<String>();
        text.lines().map(String::strip).map(REFERENCE::matcher).filter(line -> line.matches())
                .forEach(line -> ADDRESS.matcher(line.group(3)).results().map(each -> each.group())
                        .map(each -> each.replaceFirst("[.,;:)\\]]+$", "")).filter(Named::isAddress)
                        .forEach(found::add));
        return found;
    }

    private static boolean isAddress(String written) {
        try {
            return URI.create(written).getHost() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String unbulleted(String line) {
        return line.strip().replaceFirst("^[○●・■□◆◇\\-*]+\\s*", "").strip();
    }

    /// Of several vulnerabilities in several products nobody knows which is in which.
    boolean saysWhichIsInWhat() {
        return !products.isEmpty() && (vulnerabilities.size() == 1 || products.size() == 1);
    }
}
