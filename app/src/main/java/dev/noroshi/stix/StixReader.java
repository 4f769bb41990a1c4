package dev.noroshi.stix;

import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what others send: the objects of a bundle or of a TAXII envelope, each judged by itself. What is no JSON, or JSON
/// that says something twice or is nested without end, is refused as a whole: nobody can tell what it means.
public final class StixReader {

    private static final int NUMBER_LENGTH = 100;
    private static final int NAME_LENGTH = 1_000;

    private final ReadingLimits limits;
    private final JsonMapper mapper;
    private final ObjectCheck check;

    public StixReader(ReadingLimits limits) {
        this.limits = limits;
        this.check = new ObjectCheck(limits);
        // the list and the object around the objects stand around them
        var constraints = StreamReadConstraints.builder().maxNestingDepth(limits.depth() + 2)
                .maxStringLength(limits.objectLength()).maxNumberLength(NUMBER_LENGTH).maxNameLength(NAME_LENGTH)
                .build();
        this.mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                // after an object comes the next
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }

    /// What came of reading a list of objects.
    public sealed interface Read {

        /// It could be read; the objects may be sound or not.
        record Objects(List<ReadObject> objects) implements Read {
            public Objects {
                objects = List.copyOf(objects);
            }
        }

        /// It is no JSON we read.
        record Malformed(Problem problem) implements Read {
        }

        /// It is JSON, but no list of objects, or one that is too long.
        record Unusable(Problem problem) implements Read {
        }
    }

    /// Reads the member `objects` of a JSON object; other members are passed over.
    ///
    /// @param json in UTF-8
    public Read read(byte[] json) {
        try (var parser = mapper.createParser(json)) {
            return read(parser);
        } catch (StreamConstraintsException tooMuch) {
            return new Read.Malformed(Problem.of("", "stix.json-limits"));
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            return new Read.Malformed(Problem.of("", "stix.json", at == null ? "?" : String.valueOf(at.getLineNr()),
                    at == null ? "?" : String.valueOf(at.getColumnNr())));
        }
    }

    private Read read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) return new Read.Unusable(Problem.of("", "stix.no-envelope"));
        var found = Optional.<Read>empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var isObjects = parser.currentName().equals("objects");
            parser.nextToken();
            if (isObjects && found.isPresent()) return new Read.Malformed(Problem.of("objects", "stix.json-twice"));
            if (isObjects) found = Optional.of(objects(parser));
            else parser.skipChildren();
            if (found.isPresent() && !(found.get() instanceof Read.Objects)) return found.get();
        }
        if (parser.nextToken() != null) return new Read.Malformed(Problem.of("", "stix.json-after"));
        return found.orElseGet(() -> new Read.Unusable(Problem.of("objects", "stix.no-envelope")));
    }

    private Read objects(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY)
            return new Read.Unusable(Problem.of("objects", "stix.no-envelope"));
        var objects = new ArrayList<ReadObject>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (objects.size() == limits.objects())
                return new Read.Unusable(Problem.of("objects", "stix.many", Integer.toString(limits.objects())));
            JsonNode node = mapper.readTree(parser);
            objects.add(check.judge(node, "objects[" + objects.size() + "]"));
        }
        return new Read.Objects(objects);
    }

    /// Judges one object that has been read already.
    public ReadObject judge(JsonNode object) {
        return check.judge(object, "object");
    }
}
