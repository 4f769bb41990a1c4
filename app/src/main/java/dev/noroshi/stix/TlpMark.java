package dev.noroshi.stix;

import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The marking definitions of TLP, which have one id in the whole world. TLP 2.0: the extension of OASIS
/// (cti-stix-common-objects, extension-definition-specifications/tlp-2.0). TLP 1.0: STIX 2.1, section 7.2.1.4.
public enum TlpMark {
    /// TLP:CLEAR.
    CLEAR(Tlp.CLEAR, "94868c89-83c2-464b-929b-a1a8aa3c8487", Older.WHITE),
    /// TLP:GREEN.
    GREEN(Tlp.GREEN, "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Older.GREEN),
    /// TLP:AMBER.
    AMBER(Tlp.AMBER, "55d920b0-5e8b-4f79-9ee9-91f868d9b421", Older.AMBER),
    /// TLP:AMBER+STRICT. TLP 1.0's AMBER reaches clients too, so to an older reader it is RED: never wider than meant.
    AMBER_STRICT(Tlp.AMBER_STRICT, "939a9414-2ddd-4d32-a0cd-375ea402b003", Older.RED),
    /// TLP:RED.
    RED(Tlp.RED, "e828b379-4e03-4974-9ac4-e53a884c97c1", Older.RED);

    private static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private final Tlp tlp;
    private final StixId id;
    private final Older older;

    TlpMark(Tlp tlp, String uuid, Older older) {
        this.tlp = tlp;
        this.id = StixId.parse("marking-definition--" + uuid).orElseThrow();
        this.older = older;
    }

    /// The four of TLP 1.0.
    private enum Older {
        WHITE("613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR),
        GREEN("34098fce-860f-48ae-8e50-ebd3cc5e41da",
                Tlp.GREEN),
        AMBER("f88d31f6-486f-44da-b317-01333bde0b82",
                Tlp.AMBER),
        RED("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED);

        private final StixId id;
        private final Tlp tlp;

        Older(String uuid, Tlp tlp) {
            this.id = StixId.parse("marking-definition--" + uuid).orElseThrow();
            this.tlp = tlp;
        }
    }

    public static TlpMark of(Tlp tlp) {
        return Arrays.stream(values()).filter(each -> each.tlp == tlp).findFirst().orElseThrow();
    }

    public StixId id() {
        return id;
    }

    /// What an object marked so refers to: the marking of TLP 2.0, and for older readers one of TLP 1.0 that is never wider.
    public List<StixId> refs() {
        return List.of(id, older.id);
    }

    /// How an object is marked: the narrowest of what is said of the whole and of each of its parts; empty when nothing of it is
    /// of TLP.
    public static Optional<Tlp> of(JsonNode object) {
        return levels(object).stream().flatMap(refs -> narrowest(refs).stream()).reduce(Tlp::narrowest);
    }

    /// The markings an object refers to: those of the whole, then those of each part that has some of its own (section 7.2.3). A
    /// marking that names no part is a part by itself; one without a reference says the language of a text, and is none.
    public static List<List<String>> levels(JsonNode object) {
        var whole = new ArrayList<String>();
        object.path("object_marking_refs").forEach(ref -> whole.add(ref.stringValue("")));
        var parts = new LinkedHashMap<String, List<String>>();
        var levels = new ArrayList<List<String>>();
        levels.add(whole);
        object.path("granular_markings").forEach(mark -> {
            if (!mark.has("marking_ref")) return;
            var ref = mark.path("marking_ref").stringValue("");
            if (mark.path("selectors").isEmpty()) levels.add(List.of(ref));
            mark.path("selectors").forEach(part -> parts.computeIfAbsent(part.stringValue(""), _ -> new ArrayList<>())
                    .add(ref));
        });
        levels.addAll(parts.values());
        return levels;
    }

    /// The markings one thing refers to, an object or a part of one, taken together: the narrowest; empty when none of them is of
    /// TLP.
    public static Optional<Tlp> narrowest(Collection<String> refs) {
        var marks = refs.stream().flatMap(ref -> ofTwo(ref).stream()).toList();
        // what is marked in both ways is meant as TLP 2.0 says it
        var found = marks.isEmpty() ? refs.stream().flatMap(ref -> ofOne(ref).stream()).toList() : marks;
        return found.stream().reduce(Tlp::narrowest);
    }

    private static Optional<Tlp> ofTwo(String ref) {
        return Arrays.stream(values()).filter(each -> each.id.toString().equals(ref)).map(each -> each.tlp).findFirst();
    }

    private static Optional<Tlp> ofOne(String ref) {
        return Arrays.stream(Older.values()).filter(each -> each.id.toString().equals(ref)).map(each -> each.tlp)
                .findFirst();
    }

    /// The definitions of both TLP, as published, for readers who have them not.
    public static List<MarkingDefinition> definitions() {
        return Stream.concat(Arrays.stream(values()).map(TlpMark::two), Arrays.stream(Older.values()).map(TlpMark::one))
                .toList();
    }

    private static MarkingDefinition two(TlpMark mark) {
        var json = head(mark.id, "2022-10-01T00:00:00.000Z").put("name", mark.tlp.label());
        json.putObject("extensions").putObject(EXTENSION).put("extension_type", "property-extension").put("tlp_2_0",
                mark.tlp.word().toLowerCase(Locale.ROOT));
        return new MarkingDefinition(mark.id, json);
    }

    private static MarkingDefinition one(Older older) {
        var word = older.name().toLowerCase(Locale.ROOT);
        var json = head(older.id, "2017-01-20T00:00:00.000Z").put("definition_type", "tlp").put("name",
                "TLP:" + older.name());
        json.putObject("definition").put("tlp", word);
        return new MarkingDefinition(older.id, json);
    }

    private static ObjectNode head(StixId id, String created) {
        return JsonNodeFactory.instance.objectNode().put("type", id.type()).put("spec_version", "2.1")
                .put("id", id.toString()).put("created", created);
    }
}
