package dev.noroshi.bulletin;

import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.advisory.PublicAdvisory.Said;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A public advisory as a CSAF 2.0 document (OASIS Standard, 18 November 2022). The same advisory gives the same bytes, so
/// that hashes hold.
///
/// It says no more than the advisory does: which product a vulnerability is in only where there is no doubt, and what is
/// not said is left out rather than guessed. The category follows from that.
@Component
class CsafDocument {

    static final String SCHEMA = "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json";
    private static final String TLP = "https://www.first.org/tlp/";
    private static final Map<FieldId, String> NOTES = Map.of(AdvisoryField.OVERVIEW, "summary", AdvisoryField.TARGET,
            "description", AdvisoryField.HANDLING_POLICY, "details", AdvisoryField.OTHER, "other");

    private final Words words;
    private final Publisher publisher;

    CsafDocument(Words words, Publisher publisher) {
        this.words = words;
        this.publisher = publisher;
    }

    /// How much the advisory says of products and vulnerabilities (CSAF 2.0, section 4).
    enum Category {
        /// Names a vulnerability and what it is in.
        CSAF_SECURITY_ADVISORY,
        /// Names no vulnerability, and where to read more.
        CSAF_INFORMATIONAL_ADVISORY,
        /// Anything else.
        CSAF_BASE
    }

    /// With its names in order, as the standard recommends (test 6.2.13).
    static byte[] bytes(ObjectNode json) {
        return sorted(json).toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var members = JsonNodeFactory.instance.objectNode();
                object.propertyNames().stream().sorted()
                        .forEach(name -> members.set(name, sorted(object.get(name))));
                yield members;
            }
            case ArrayNode array -> {
                var items = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> items.add(sorted(item)));
                yield items;
            }
            default -> node;
        };
    }

    byte[] write(PublicAdvisory advisory, CsafPlace place) {
        var json = JsonNodeFactory.instance.objectNode();
        var named = advisory.said().map(Named::in).orElse(Named.NOTHING);
        json.set("document", document(advisory, place, named));
        if (category(named) == Category.CSAF_SECURITY_ADVISORY) products(json.putObject("product_tree"), named);
        advisory.said().ifPresent(said -> vulnerabilities(json, said, named));
        return bytes(json);
    }

    static Category category(Named named) {
        if (named.vulnerabilities().isEmpty())
            return named.references().isEmpty() ? Category.CSAF_BASE : Category.CSAF_INFORMATIONAL_ADVISORY;
        return named.saysWhichIsInWhat() ? Category.CSAF_SECURITY_ADVISORY : Category.CSAF_BASE;
    }

    /// The title everybody may read; of a recalled one it says that, and no word of the advisory.
    String title(PublicAdvisory advisory) {
        return advisory.said().map(Said::title)
                .orElseGet(() -> words.say(advisory.language(), "bulletin.out.recalled", advisory.id()));
    }

    private ObjectNode document(PublicAdvisory advisory, CsafPlace place, Named named) {
        var language = advisory.language();
        var document = JsonNodeFactory.instance.objectNode();
        advisory.said().ifPresent(said -> document.putObject("aggregate_severity").put("text",
                words.say(language, "platform.importance." + said.importance())));
        document.put("category", category(named).name().toLowerCase(java.util.Locale.ROOT));
        document.put("csaf_version", "2.0");
        var distribution = document.putObject("distribution");
        distribution.put("text", words.say(language, "bulletin.out.distribution"));
        distribution.putObject("tlp").put("label", "WHITE").put("url", TLP);
        document.put("lang", language.tag());
        notes(document, advisory);
        document.set("publisher", publisher.json(language, place));
        references(document, advisory, place, named.references());
        document.put("title", title(advisory));
        tracking(document.putObject("tracking"), advisory);
        return document;
    }

    private void notes(ObjectNode document, PublicAdvisory advisory) {
        var notes = document.putArray("notes");
        var language = advisory.language();
        if (advisory.said().isEmpty()) {
            notes.addObject().put("category", "summary").put("text",
                    words.say(language, "bulletin.out.recalled.text", advisory.id()))
                    .put("title", words.say(language, "bulletin.out.change.RECALLED"));
            return;
        }
        advisory.said().get().texts().forEach((field, text) -> notes.addObject().put("category", NOTES.get(field))
                .put("text", text).put("title", label(language, field)));
        // an advisory may say everything in its title
        if (notes.isEmpty()) notes.addObject().put("category", "summary").put("text", title(advisory));
    }

    String label(Language language, FieldId field) {
        return words.say(language, "bulletin.out.field." + field.value());
    }

    private void references(ObjectNode document, PublicAdvisory advisory, CsafPlace place,
            SequencedSet<String> external) {
        var references = document.putArray("references");
        var language = advisory.language();
        references.addObject().put("category", "self")
                .put("summary", words.say(language, "bulletin.out.self.csaf", advisory.id()))
                .put("url", place.document(advisory));
        references.addObject().put("category", "self")
                .put("summary", words.say(language, "bulletin.out.self.page", advisory.id()))
                .put("url", place.page(advisory));
        for (var address : external)
            references.addObject().put("category", "external")
                    .put("summary", words.say(language, "bulletin.out.external")).put("url", address);
    }

    private void tracking(ObjectNode tracking, PublicAdvisory advisory) {
        tracking.put("current_release_date", advisory.lastAt().toString());
        tracking.putObject("generator").putObject("engine").put("name", "Noroshi");
        tracking.put("id", advisory.id());
        tracking.put("initial_release_date", advisory.firstAt().toString());
        var history = tracking.putArray("revision_history");
        var number = 1;
        for (var revision : advisory.revisions())
            history.addObject().put("date", revision.at().toString()).put("number", Integer.toString(number++)).put(
                    "summary", words.say(advisory.language(), "bulletin.out.change." + revision.change()));
        tracking.put("status", "final");
        tracking.put("version", Integer.toString(advisory.version()));
    }

    private static void products(ObjectNode tree, Named named) {
        var products = tree.putArray("full_product_names");
        var number = 1;
        for (var product : named.products())
            products.addObject().put("name", product).put("product_id", "P" + number++);
    }

    private void vulnerabilities(ObjectNode json, Said said, Named named) {
        if (named.vulnerabilities().isEmpty()) return;
        var all = json.putArray("vulnerabilities");
        var overview = said.texts().getOrDefault(AdvisoryField.OVERVIEW, said.title());
        for (var cve : named.vulnerabilities()) {
            var one = all.addObject().put("cve", cve);
            one.putArray("notes").addObject().put("category", "summary").put("text", overview);
            if (category(named) == Category.CSAF_SECURITY_ADVISORY) status(one, said, named.products());
        }
    }

    private static void status(ObjectNode vulnerability, Said said, List<String> products) {
        var affected = vulnerability.putObject("product_status").putArray("known_affected");
        for (var i = 1; i <= products.size(); i++) affected.add("P" + i);
        var policy = said.texts().get(AdvisoryField.HANDLING_POLICY);
        if (policy == null) return;
        var remediation = vulnerability.putArray("remediations").addObject();
        remediation.put("category", "mitigation").put("details", policy);
        var of = remediation.putArray("product_ids");
        for (var i = 1; i <= products.size(); i++) of.add("P" + i);
    }
}
