package dev.noroshi.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bundles as tests look at them.
public final class Bundles {

    private static final StixReader READER = new StixReader(ReadingLimits.USUAL);

    private Bundles() {
    }

    /// The objects of a bundle that holds to the schemas of OASIS in every object, names each once in each version, and whose
    /// references lead to what is in it.
    public static List<JsonNode> sound(String text) {
        var bundle = JsonMapper.shared().readTree(text);
        assertThat(bundle.path("type").stringValue("")).isEqualTo("bundle");
        assertThat(StixId.parse(bundle.path("id").stringValue(""))).isPresent();
        var objects = new ArrayList<JsonNode>();
        bundle.path("objects").forEach(objects::add);
        if (bundle.has("objects")) {
            var read = READER.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(((StixReader.Read.Objects) read).objects()).hasSize(objects.size())
                    .allSatisfy(each -> assertThat(each).isInstanceOf(ReadObject.Sound.class));
        }
        assertThat(objects.stream().map(each -> each.path("id").stringValue("")).toList()).doesNotHaveDuplicates();
        var there = ids(objects);
        for (var each : objects)
            for (var member : List.of("created_by_ref", "object_marking_refs", "object_refs"))
                if (!each.path("revoked").booleanValue(false)) assertThat(there).containsAll(refs(each.path(member)));
        return objects;
    }

    private static List<String> refs(JsonNode member) {
        if (member.isString()) return List.of(member.stringValue());
        var refs = new ArrayList<String>();
        member.forEach(ref -> refs.add(ref.stringValue("")));
        return refs;
    }

    public static Set<String> ids(List<JsonNode> objects) {
        var ids = new HashSet<String>();
        objects.forEach(each -> ids.add(each.path("id").stringValue("")));
        return ids;
    }

    /// Those of a type that stand.
    public static List<JsonNode> standing(List<JsonNode> objects, String type) {
        return objects.stream().filter(each -> each.path("type").stringValue("").equals(type))
                .filter(each -> !each.path("revoked").booleanValue(false)).toList();
    }
}
