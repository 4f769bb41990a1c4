package dev.noroshi.bulletin;

import dev.noroshi.kernel.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The mandatory tests of CSAF 2.0, section 6.1, that a schema cannot ask. Each problem names its test. Not asked: 6.1.8 is the
/// schema's; 6.1.9 and 6.1.10 (the arithmetic of CVSS), 6.1.11 (names of CWE), 6.1.13 (PURL) and 6.1.15 would refuse
/// documents that can be read all the same.
final class CsafChecks {

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern RANGE = Pattern.compile(
            "(?is).*([<>]|(^|\\s)(after|all|before|earlier|later|prior|versions)($|\\s)).*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final List<Set<String>> STATUSES = List.of(
            Set.of("first_affected", "known_affected", "last_affected"), Set.of("known_not_affected"),
            Set.of("first_fixed", "fixed"), Set.of("under_investigation"));
    private static final Set<String> KNOWN = Set.of("csaf_base", "csaf_security_incident_response",
            "csaf_informational_advisory", "csaf_security_advisory", "csaf_vex");
    private static final Set<String> FLAGS = Set.of("component_not_present",
            "inline_mitigations_already_exist", "vulnerable_code_cannot_be_controlled_by_adversary",
            "vulnerable_code_not_in_execute_path", "vulnerable_code_not_present");

    private final JsonNode document;
    private final CsafTree tree;
    private final List<Problem> problems = new ArrayList<>();

    private CsafChecks(JsonNode document) {
        this.document = document;
        this.tree = CsafTree.of(document);
    }

    static List<Problem> problems(JsonNode document) {
        var checks = new CsafChecks(document);
        checks.products();
        checks.history();
        checks.head();
        checks.vulnerabilities();
        checks.hashes();
        CsafProfiles.problems(document).forEach(checks.problems::add);
        return List.copyOf(checks.problems);
    }

    static Problem problem(String test, String place) {
        return Problem.of("file", "bulletin.csaf.test", test, place);
    }

    private void found(String test, String place) {
        problems.add(problem(test, place));
    }

    /// 6.1.1 to 6.1.5 and 6.1.31.
    private void products() {
        references(document, "");
        tree.twice().forEach(id -> found("6.1.2", "/product_tree: " + id));
        tree.groupsTwice().forEach(id -> found("6.1.5", "/product_tree/product_groups: " + id));
        tree.relations().keySet().forEach(id -> {
            if (leadsBack(id, id, new HashSet<>())) found("6.1.3", "/product_tree/relationships: " + id);
        });
        CsafTree.eachBranch(document.path("product_tree").path("branches"), "/product_tree/branches",
                (branch, place) -> {
                    if (branch.path("category").asString("").equals("product_version")
                            && RANGE.matcher(branch.path("name").asString("")).matches())
                        found("6.1.31", place + "/name");
                });
    }

    private boolean leadsBack(String from, String to, Set<String> seen) {
        for (var part : tree.relations().getOrDefault(from, List.of()))
            if (part.equals(to) || seen.add(part) && leadsBack(part, to, seen)) return true;
        return false;
    }

    private static final Set<String> IDS = Set.of("product_ids", "products", "known_affected", "known_not_affected",
            "first_affected", "last_affected", "first_fixed", "fixed", "recommended", "under_investigation");

    private void references(JsonNode node, String place) {
        node.properties().forEach(member -> {
            var at = place + "/" + member.getKey();
            var value = member.getValue();
            if (IDS.contains(member.getKey()) && value.isArray())
                CsafTree.texts(value).stream().filter(id -> !tree.names().containsKey(id))
                        .forEach(id -> found("6.1.1", at + ": " + id));
            else
                if (member.getKey().equals("group_ids") && value.isArray())
                    CsafTree.texts(value).stream().filter(id -> !tree.groups().containsKey(id))
                            .forEach(id -> found("6.1.4", at + ": " + id));
            else
                    if (member.getKey().endsWith("product_reference")
                            && !tree.names().containsKey(value.asString("")))
                        found("6.1.1", at);
            else
                        references(value, at);
        });
        if (node.isArray()) for (var i = 0; i < node.size(); i++) references(node.get(i), place + "/" + i);
    }

    /// 6.1.14 and 6.1.16 to 6.1.22, 6.1.30.
    private void history() {
        var tracking = document.path("document").path("tracking");
        var place = "/document/tracking/revision_history";
        var version = tracking.path("version").asString("");
        var revisions = new ArrayList<JsonNode>();
        tracking.path("revision_history").forEach(revisions::add);
        var numbers = revisions.stream().map(each -> each.path("number").asString("")).toList();
        if (new HashSet<>(numbers).size() < numbers.size()) found("6.1.22", place);
        var written = new ArrayList<>(numbers);
        written.add(version);
        var whole = written.stream().filter(each -> WHOLE.matcher(each).matches()).count();
        if (whole > 0 && whole < written.size()) {
            found("6.1.30", place);
            return;
        }
        var byNumber = revisions.stream()
                .sorted(Comparator.comparing(each -> each.path("number").asString(""), CsafChecks::compare)).toList();
        var ordered = byNumber.stream().map(each -> each.path("number").asString("")).toList();
        for (var i = 1; i < byNumber.size(); i++)
            if (date(byNumber.get(i)).isBefore(date(byNumber.get(i - 1)))) {
                found("6.1.14", place);
                break;
            }
        if (!ordered.isEmpty() && compare(bare(ordered.getLast()), bare(version)) != 0)
            found("6.1.16", "/document/tracking/version");
        status(tracking.path("status").asString(""), version, ordered, place);
        var first = ordered.isEmpty() ? 0 : main(ordered.getFirst());
        var mains = new LinkedHashSet<>(ordered.stream().map(CsafChecks::main).toList());
        if (first > 1
                || !mains.isEmpty() && mains.stream().max(Comparator.naturalOrder()).orElse(0) - first + 1 != mains
                        .size())
            found("6.1.21", place);
    }

    private void status(String status, String version, List<String> numbers, String place) {
        if (isEarly(version) && !status.equals("draft")) found("6.1.17", "/document/tracking/status");
        var released = status.equals("final") || status.equals("interim");
        if (released && numbers.stream().anyMatch(each -> main(each) == 0)) found("6.1.18", place);
        if (numbers.stream().anyMatch(each -> each.replaceFirst("\\+.*", "").contains("-"))) found("6.1.19", place);
        if (released && version.replaceFirst("\\+.*", "").contains("-")) found("6.1.20", "/document/tracking/version");
    }

    private static boolean isEarly(String version) {
        return main(version) == 0 || version.replaceFirst("\\+.*", "").contains("-");
    }

    private static OffsetDateTime date(JsonNode revision) {
        return OffsetDateTime.parse(revision.path("date").asString("").toUpperCase(Locale.ROOT));
    }

    private static String bare(String version) {
        return version.replaceFirst("[-+].*", "");
    }

    private static int main(String version) {
        var digits = version.replaceFirst("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static int compare(String one, String other) {
        var ones = bare(one).split("\\.");
        var others = bare(other).split("\\.");
        for (var i = 0; i < Math.max(ones.length, others.length); i++) {
            var difference = Integer.compare(i < ones.length ? main(ones[i]) : 0,
                    i < others.length ? main(others[i]) : 0);
            if (difference != 0) return difference;
        }
        // a pre-release comes before what it precedes
        return Boolean.compare(!one.contains("-"), !other.contains("-"));
    }

    /// 6.1.12, 6.1.26 and 6.1.28.
    private void head() {
        var head = document.path("document");
        for (var name : List.of("lang", "source_lang"))
            if (head.has(name) && !isLanguage(head.path(name).asString(""))) found("6.1.12", "/document/" + name);
        if (head.has("lang") && head.path("lang").asString("").equalsIgnoreCase(head.path("source_lang").asString("")))
            found("6.1.28", "/document/lang");
        var category = head.path("category").asString("");
        var folded = category.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]", "");
        if (!KNOWN.contains(category) && KNOWN.stream().map(each -> each.replace("_", ""))
                .anyMatch(known -> folded.equals(known) || folded.equals(known.substring("csaf".length()))))
            found("6.1.26", "/document/category");
    }

    private static boolean isLanguage(String tag) {
        var main = tag.replaceFirst("-.*", "").toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(tag).matches() && (main.length() != 2 || LANGUAGES.contains(main));
    }

    private void vulnerabilities() {
        var cves = new HashSet<String>();
        var all = document.path("vulnerabilities");
        for (var i = 0; i < all.size(); i++) {
            var place = "/vulnerabilities/" + i;
            var each = all.get(i);
            if (each.has("cve") && !cves.add(each.path("cve").asString(""))) found("6.1.23", place + "/cve");
            contradictions(each.path("product_status"), place + "/product_status");
            scores(each.path("scores"), place + "/scores");
            involvements(each.path("involvements"), place + "/involvements");
            unreferred(each.path("remediations"), "6.1.29", place + "/remediations");
            unreferred(each.path("flags"), "6.1.32", place + "/flags");
            flags(each.path("flags"), place + "/flags");
        }
    }

    /// 6.1.6: a product is not affected and fixed at once.
    private void contradictions(JsonNode status, String place) {
        var groups = new HashMap<String, Integer>();
        for (var group = 0; group < STATUSES.size(); group++)
            for (var name : STATUSES.get(group))
                for (var id : CsafTree.texts(status.path(name))) {
                    var before = groups.put(id, group);
                    if (before != null && before != group) found("6.1.6", place + ": " + id);
                }
    }

    /// 6.1.7: a product has one score of each version.
    private void scores(JsonNode scores, String place) {
        var seen = new HashSet<String>();
        scores.forEach(score -> {
            for (var system : List.of("cvss_v2", "cvss_v3"))
                if (score.has(system))
                    for (var id : CsafTree.texts(score.path("products")))
                        if (!seen.add(system + score.path(system).path("version").asString("") + " " + id))
                            found("6.1.7", place + ": " + id);
        });
    }

    /// 6.1.24: nobody is involved twice on one day.
    private void involvements(JsonNode involvements, String place) {
        var seen = new HashSet<String>();
        involvements.forEach(each -> {
            if (!seen.add(each.path("party").asString("") + each.path("date").asString(""))) found("6.1.24", place);
        });
    }

    private void unreferred(JsonNode items, String test, String place) {
        for (var i = 0; i < items.size(); i++)
            if (!items.get(i).has("product_ids") && !items.get(i).has("group_ids")) found(test, place + "/" + i);
    }

    /// 6.1.33: one reason why a product is not affected.
    private void flags(JsonNode flags, String place) {
        var labels = new HashMap<String, String>();
        flags.forEach(flag -> {
            var label = flag.path("label").asString("");
            if (FLAGS.contains(label)) for (var id : products(flag)) {
                var before = labels.put(id, label);
                if (before != null && !before.equals(label)) found("6.1.33", place + ": " + id);
            }
        });
    }

    private Set<String> products(JsonNode item) {
        var ids = new LinkedHashSet<>(CsafTree.texts(item.path("product_ids")));
        CsafTree.texts(item.path("group_ids")).forEach(id -> ids.addAll(tree.groups().getOrDefault(id, List.of())));
        return ids;
    }

    /// 6.1.25: a file has one hash of each algorithm.
    private void hashes() {
        for (var hashes : document.path("product_tree").findValues("file_hashes")) {
            Map<String, Boolean> seen = new HashMap<>();
            hashes.forEach(each -> {
                if (seen.put(each.path("algorithm").asString(""), true) != null)
                    found("6.1.25", "/product_tree: file_hashes");
            });
        }
    }
}
