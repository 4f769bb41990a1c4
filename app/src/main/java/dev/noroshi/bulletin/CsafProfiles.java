package dev.noroshi.bulletin;

import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a document of each category must hold (CSAF 2.0, section 4 and tests 6.1.27.1 to 6.1.27.11).
final class CsafProfiles {

    private static final Set<String> NOTES = Set.of("description", "details", "general", "summary");
    private static final List<String> STATUSES = List.of("fixed", "known_affected", "known_not_affected",
            "under_investigation");

    private final JsonNode document;
    private final List<Problem> problems = new ArrayList<>();

    private CsafProfiles(JsonNode document) {
        this.document = document;
    }

    static List<Problem> problems(JsonNode document) {
        var profile = new CsafProfiles(document);
        switch (document.path("document").path("category").asString("")) {
            case "csaf_informational_advisory" -> profile.informational();
            case "csaf_security_incident_response" -> profile.words();
            case "csaf_security_advisory" -> profile.advisory();
            case "csaf_vex" -> profile.vex();
            default -> {
                // csaf_base, and categories of others, ask for nothing more
            }
        }
        return profile.problems;
    }

    private void need(boolean holds, String test, String place) {
        if (!holds) problems.add(CsafChecks.problem(test, place));
    }

    private void words() {
        var notes = new ArrayList<String>();
        document.path("document").path("notes").forEach(each -> notes.add(each.path("category").asString("")));
        need(notes.stream().anyMatch(NOTES::contains), "6.1.27.1", "/document/notes");
        var references = new ArrayList<String>();
        document.path("document").path("references")
                .forEach(each -> references.add(each.path("category").asString("external")));
        need(references.contains("external"), "6.1.27.2", "/document/references");
    }

    private void informational() {
        words();
        need(!document.has("vulnerabilities"), "6.1.27.3", "/vulnerabilities");
    }

    private void products() {
        need(document.has("product_tree"), "6.1.27.4", "/product_tree");
        need(document.has("vulnerabilities"), "6.1.27.11", "/vulnerabilities");
        each((vulnerability, place) -> need(vulnerability.has("notes"), "6.1.27.5", place + "/notes"));
    }

    private void advisory() {
        products();
        each((vulnerability, place) -> need(vulnerability.has("product_status"), "6.1.27.6",
                place + "/product_status"));
    }

    private void vex() {
        products();
        each((vulnerability, place) -> {
            var status = vulnerability.path("product_status");
            need(STATUSES.stream().anyMatch(status::has), "6.1.27.7", place + "/product_status");
            need(vulnerability.has("cve") || vulnerability.has("ids"), "6.1.27.8", place);
            var told = new ArrayList<String>();
            vulnerability.path("flags").forEach(flag -> told.addAll(of(flag)));
            vulnerability.path("threats").forEach(threat -> {
                if (threat.path("category").asString("").equals("impact")) told.addAll(of(threat));
            });
            for (var id : CsafTree.texts(status.path("known_not_affected")))
                need(told.contains(id), "6.1.27.9", place + ": " + id);
            var mended = new ArrayList<String>();
            vulnerability.path("remediations").forEach(remediation -> mended.addAll(of(remediation)));
            for (var id : CsafTree.texts(status.path("known_affected")))
                need(mended.contains(id), "6.1.27.10", place + ": " + id);
        });
    }

    private List<String> of(JsonNode item) {
        var ids = new ArrayList<>(CsafTree.texts(item.path("product_ids")));
        var groups = CsafTree.of(document).groups();
        CsafTree.texts(item.path("group_ids")).forEach(id -> ids.addAll(groups.getOrDefault(id, List.of())));
        return ids;
    }

    private void each(java.util.function.BiConsumer<JsonNode, String> look) {
        var all = document.path("vulnerabilities");
        for (var i = 0; i < all.size(); i++) look.accept(all.get(i), "/vulnerabilities/" + i);
    }
}
