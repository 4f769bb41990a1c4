package dev.noroshi.bulletin;

import dev.noroshi.bulletin.Content.Reference;
import dev.noroshi.bulletin.Content.Score;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// CSAF 2.0 documents of others, VEX among them: valid against the schema and the mandatory tests, or refused with all that is
/// wrong.
final class CsafReader {

    private static final int PROBLEMS = 200;
    private static final Set<String> TOLD = Set.of("summary", "description", "general", "details");
    private static final Set<String> AFFECTED = Set.of("known_affected", "first_affected", "last_affected");

    private CsafReader() {
    }

    /// @param words in which it is said what the document says by codes, in its own language
    static Content read(byte[] bytes, Words words) throws Unreadable {
        var json = JsonGate.read(bytes);
        var problems = new ArrayList<>(CsafSchema.problems(json));
        // the tests rely on what the schema asks for
        if (problems.isEmpty()) problems.addAll(CsafChecks.problems(json));
        if (problems.isEmpty()) marking(json).ifPresent(problems::add);
        if (problems.size() > PROBLEMS) {
            var more = problems.size() - PROBLEMS;
            problems.subList(PROBLEMS, problems.size()).clear();
            problems.add(Problem.of("file", "bulletin.csaf.more", String.valueOf(more)));
        }
        if (!problems.isEmpty()) throw new Unreadable(problems);
        return content(json, words);
    }

    /// This room holds what is public; everything else has other ways in.
    private static java.util.Optional<Problem> marking(JsonNode json) {
        var label = json.path("document").path("distribution").path("tlp").path("label").asString("WHITE");
        return label.equals("WHITE")
                ? java.util.Optional.empty()
                : java.util.Optional.of(Problem.of("file", "bulletin.csaf.tlp", label));
    }

    private static Content content(JsonNode json, Words words) {
        var head = json.path("document");
        var tracking = head.path("tracking");
        var tree = CsafTree.of(json);
        var cves = new LinkedHashSet<String>();
        var scores = new ArrayList<Score>();
        var affected = new LinkedHashSet<String>();
        var status = new CsafStatus(tree);
        json.path("vulnerabilities").forEach(each -> {
            var cve = each.path("cve").asString(null);
            if (cve != null) cves.add(cve);
            each.path("scores").forEach(score -> scores(score, cve, scores));
            for (var group : AFFECTED) affected.addAll(CsafTree.texts(each.path("product_status").path(group)));
            status.add(each, cve);
        });
        // whoever says of no product how it stands means all they name
        var ids = status.isSaid() ? affected : tree.names().keySet();
        var references = references(head.path("references"));
        return new Content(Plain.line(tracking.path("id").asString("")), Plain.line(head.path("title").asString("")),
                status.below(summary(json), Language.of(head.path("lang").asString("ja")), words),
                self(head.path("references")),
                Plain.time(tracking.path("initial_release_date").asString(null)),
                Plain.time(tracking.path("current_release_date").asString(null)),
                Plain.line(head.path("publisher").path("name").asString("")), List.copyOf(cves), scores,
                ids.stream().map(id -> Plain.line(tree.names().getOrDefault(id, id))).toList(), references);
    }

    private static void scores(JsonNode score, @Nullable String cve, List<Score> into) {
        for (var system : List.of("cvss_v3", "cvss_v2")) {
            var found = score.path(system);
            if (found.isMissingNode()) continue;
            into.add(new Score(cve, found.path("version").asString(""), found.path("baseScore").decimalValue(),
                    found.path("baseSeverity").asString(null), found.path("vectorString").asString(null)));
        }
    }

    /// The notes of the document; where it has none, those of its vulnerabilities.
    private static String summary(JsonNode json) {
        var texts = new LinkedHashSet<String>();
        notes(json.path("document").path("notes"), texts);
        if (texts.isEmpty()) json.path("vulnerabilities").forEach(each -> notes(each.path("notes"), texts));
        return String.join("\n\n", texts);
    }

    private static void notes(JsonNode notes, Set<String> texts) {
        notes.forEach(note -> {
            if (TOLD.contains(note.path("category").asString("")))
                texts.add(Plain.text(note.path("text").asString("")));
        });
    }

    private static List<Reference> references(JsonNode references) {
        var found = new ArrayList<Reference>();
        references.forEach(each -> {
            var address = Plain.address(each.path("url").asString(null));
            if (address != null) found.add(new Reference(Plain.line(each.path("summary").asString(address)), address));
        });
        return found;
    }

    /// Where people read it, rather than the document itself.
    private static @Nullable String self(JsonNode references) {
        String found = null;
        for (var each : references) {
            if (!each.path("category").asString("external").equals("self")) continue;
            var address = Plain.address(each.path("url").asString(null));
            if (address != null && (found == null || found.endsWith(".json"))) found = address;
        }
        return found;
    }
}
