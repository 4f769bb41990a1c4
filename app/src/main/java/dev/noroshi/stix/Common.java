package dev.noroshi.stix;

import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What every object of the domain says of itself (section 3.2).
///
/// @param created when it was first told
/// @param modified when this version was told; not before it was created
/// @param by who tells it
/// @param tlp how far it may go
/// @param language of its texts, such as `ja`
/// @param labels words of ours, such as `drill`
/// @param references where else it stands
public record Common(StixId id, Instant created, Instant modified, Standing standing, Optional<StixId> by,
        Optional<Tlp> tlp, Optional<String> language, List<String> labels, List<Reference> references) {

    /// Whether it stands.
    public enum Standing {
        STANDS, REVOKED
    }

    public Common {
        created = created.truncatedTo(ChronoUnit.MILLIS);
        modified = modified.truncatedTo(ChronoUnit.MILLIS);
        if (modified.isBefore(created))
            throw new IllegalArgumentException(id + " was modified at " + modified + ", before it was created");
        labels = List.copyOf(labels);
        references = List.copyOf(references);
    }

    /// First told at a time, by nobody in particular, without marking.
    public static Common of(StixId id, Instant created) {
        return new Common(id, created, created, Standing.STANDS, Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), List.of());
    }

    public Common by(StixId teller) {
        return new Common(id, created, modified, standing, Optional.of(teller), tlp, language, labels, references);
    }

    public Common marked(Tlp mark) {
        return new Common(id, created, modified, standing, by, Optional.of(mark), language, labels, references);
    }

    /// A later version.
    public Common modified(Instant at) {
        return new Common(id, created, at, standing, by, tlp, language, labels, references);
    }

    /// The version that says it stands no longer.
    public Common revoked(Instant at) {
        return new Common(id, created, at, Standing.REVOKED, by, tlp, language, labels, references);
    }

    public Common in(String language) {
        return new Common(id, created, modified, standing, by, tlp, Optional.of(language), labels, references);
    }

    public Common labelled(String label) {
        var more = new ArrayList<>(labels);
        more.add(label);
        return new Common(id, created, modified, standing, by, tlp, language, more, references);
    }

    public Common referring(Reference reference) {
        var more = new ArrayList<>(references);
        more.add(reference);
        return new Common(id, created, modified, standing, by, tlp, language, labels, more);
    }

    /// The beginning of the object, to which its own members are added.
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode().put("type", id.type()).put("spec_version", "2.1")
                .put("id", id.toString());
        by.ifPresent(teller -> json.put("created_by_ref", teller.toString()));
        json.put("created", StixTime.write(created)).put("modified", StixTime.write(modified));
        if (standing == Standing.REVOKED) json.put("revoked", true);
        return json;
    }

    /// The end of the object.
    ObjectNode finish(ObjectNode json) {
        language.ifPresent(tag -> json.put("lang", tag));
        if (!labels.isEmpty()) labels.forEach(json.putArray("labels")::add);
        if (!references.isEmpty()) {
            var array = json.putArray("external_references");
            references.forEach(reference -> array.add(reference.json()));
        }
        tlp.ifPresent(mark -> {
            var array = json.putArray("object_marking_refs");
            TlpMark.of(mark).refs().forEach(ref -> array.add(ref.toString()));
        });
        return json;
    }

    /// Where else something stands (section 2.5).
    ///
    /// @param source whose number it is, such as `cve`
    /// @param number the number there
    public record Reference(String source, String number) {

        ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("source_name", source).put("external_id", number);
        }
    }
}
