package dev.noroshi.bulletin;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a CSAF document says of products that it does not say are affected (CSAF 2.0, 3.2.3.9): that they are not, are mended, or
/// are looked into. A VEX often says nothing else, so it is told in words beside the summary.
final class CsafStatus {

    private static final int LINES = 30;
    private static final int NAMES = 20;

    private final CsafTree tree;
    private final Map<Line, List<String>> lines = new LinkedHashMap<>();
    private boolean said;

    CsafStatus(CsafTree tree) {
        this.tree = tree;
    }

    /// How a product stands.
    private enum Standing {
        NOT_AFFECTED("known_not_affected"), FIXED("fixed", "first_fixed"), UNDER_INVESTIGATION("under_investigation");

        private final List<String> groups;

        Standing(String... groups) {
            this.groups = List.of(groups);
        }
    }

    private record Line(Standing standing, List<String> products) {
    }

    /// Adds a vulnerability.
    void add(JsonNode vulnerability, @Nullable String cve) {
        var status = vulnerability.path("product_status");
        said |= !status.isEmpty();
        for (var standing : Standing.values()) {
            var products = new LinkedHashSet<String>();
            for (var group : standing.groups)
                for (var id : CsafTree.texts(status.path(group)))
                    products.add(Plain.line(tree.names().getOrDefault(id, id)));
            if (products.isEmpty()) continue;
            var about = lines.computeIfAbsent(new Line(standing, List.copyOf(products)), _ -> new ArrayList<>());
            if (cve != null) about.add(cve);
        }
    }

    /// Whether it is said of any product how it stands.
    boolean isSaid() {
        return said;
    }

    /// A summary with what is said below it, which stays where the summary is too long for both.
    String below(String summary, Language language, Words words) {
        if (lines.isEmpty()) return summary;
        var told = lines.entrySet().stream().limit(LINES)
                .map(each -> line(each.getKey(), each.getValue(), language, words))
                .collect(Collectors.joining("\n"));
        var room = Math.max(0, Content.SUMMARY - told.length() - 10);
        var above = summary.length() <= room
                ? summary
                : summary.substring(0, room).replaceFirst("\\p{Cs}$", "") + "…";
        return above.isEmpty() ? told : above + "\n\n" + told;
    }

    private static String line(Line line, List<String> about, Language language, Words words) {
        var key = "bulletin.status." + line.standing();
        var products = listed(line.products(), language);
        return about.isEmpty()
                ? words.say(language, key, products)
                : words.say(language, key + ".of", products, listed(about, language));
    }

    private static String listed(List<String> all, Language language) {
        var shown = all.stream().limit(NAMES).collect(Collectors.joining(language.choose("、", "; ")));
        return all.size() <= NAMES ? shown : shown + " … (+" + (all.size() - NAMES) + ")";
    }
}
